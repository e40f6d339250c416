-- Procedures and their editions, what was taken over from where, who did what,
-- and what changed. Instants are ISO 8601 in UTC with nine decimals, so that
-- they sort as text; days are ISO 8601; structures are JSON.
--
-- The twin of this file is ../postgres/0001_catalogue.sql: same tables, same
-- rules. The conformance suite runs on both.

CREATE TABLE procedures (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    code       TEXT UNIQUE,
    slug       TEXT NOT NULL UNIQUE,
    repeal     TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE editions (
    procedure_id  INTEGER NOT NULL REFERENCES procedures (id),
    number        INTEGER NOT NULL CHECK (number >= 1),
    state         TEXT NOT NULL CHECK (
        state IN ('draft', 'submitted', 'approved', 'scheduled', 'published', 'superseded', 'withdrawn')
    ),
    origin        TEXT NOT NULL CHECK (origin IN ('authored', 'mirrored')),
    source        TEXT,
    content       TEXT NOT NULL,
    authors       TEXT NOT NULL CHECK (json_array_length(authors) > 0),
    approved_by   TEXT,
    in_force_from TEXT,
    reason        TEXT,
    created_at    TEXT NOT NULL,
    published_at  TEXT,
    superseded_at TEXT,
    PRIMARY KEY (procedure_id, number),
    -- Only what is mirrored has a source, and a source stands for the second person.
    CONSTRAINT editions_source CHECK ((origin = 'mirrored') = (source IS NOT NULL)),
    CONSTRAINT editions_approved CHECK (
        CASE
            WHEN origin = 'mirrored' THEN approved_by IS NULL
            WHEN state IN ('draft', 'submitted') THEN approved_by IS NULL
            WHEN state = 'withdrawn' THEN TRUE
            ELSE approved_by IS NOT NULL
        END
    ),
    CONSTRAINT editions_published_at CHECK (
        CASE
            WHEN state IN ('published', 'superseded') THEN published_at IS NOT NULL
            WHEN state = 'withdrawn' THEN TRUE
            ELSE published_at IS NULL
        END
    ),
    CONSTRAINT editions_superseded_at CHECK (state <> 'superseded' OR superseded_at IS NOT NULL),
    CONSTRAINT editions_reason CHECK (state <> 'withdrawn' OR reason IS NOT NULL)
) STRICT;

-- The public sees one edition of a procedure at a time.
CREATE UNIQUE INDEX editions_one_published ON editions (procedure_id) WHERE state = 'published';

CREATE TABLE mirror_records (
    source       TEXT NOT NULL,
    key          TEXT NOT NULL,
    procedure_id INTEGER NOT NULL REFERENCES procedures (id),
    fingerprint  TEXT NOT NULL,
    edition      INTEGER,
    PRIMARY KEY (source, key),
    FOREIGN KEY (procedure_id, edition) REFERENCES editions (procedure_id, number)
) STRICT;

CREATE TABLE audit (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    at           TEXT NOT NULL,
    actor        TEXT NOT NULL,
    action       TEXT NOT NULL,
    procedure_id INTEGER REFERENCES procedures (id),
    detail       TEXT NOT NULL
) STRICT;

-- Positions grow in the order in which changes become visible: see src/lock.rs.
CREATE TABLE outbox (
    position     INTEGER PRIMARY KEY AUTOINCREMENT,
    procedure_id INTEGER NOT NULL REFERENCES procedures (id),
    at           TEXT NOT NULL
) STRICT;

-- What the public sees of a procedure: its published edition, or else the one
-- that it saw last and that was taken back.
CREATE VIEW public_editions AS
SELECT e.procedure_id, e.number, e.state, e.content, e.published_at
FROM editions e
WHERE e.state = 'published'
   OR (
        e.state = 'withdrawn' AND e.published_at IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM editions o
            WHERE o.procedure_id = e.procedure_id
              AND (
                    o.state = 'published'
                    OR (o.state = 'withdrawn' AND (o.published_at, o.number) > (e.published_at, e.number))
              )
        )
   );

-- Nothing is ever deleted.

CREATE TRIGGER procedures_stay BEFORE DELETE ON procedures
BEGIN SELECT RAISE(ABORT, 'a procedure is never deleted'); END;

CREATE TRIGGER procedures_keep_their_address BEFORE UPDATE OF id, slug, created_at ON procedures
WHEN NEW.id <> OLD.id OR NEW.slug <> OLD.slug OR NEW.created_at <> OLD.created_at
BEGIN SELECT RAISE(ABORT, 'a procedure keeps its address'); END;

CREATE TRIGGER editions_stay BEFORE DELETE ON editions
BEGIN SELECT RAISE(ABORT, 'an edition is never deleted'); END;

CREATE TRIGGER audit_rows_stay BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit row is never deleted'); END;

CREATE TRIGGER audit_rows_do_not_change BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit row never changes'); END;

-- The life of an edition.

CREATE TRIGGER editions_begin BEFORE INSERT ON editions
WHEN NEW.state <> CASE NEW.origin WHEN 'mirrored' THEN 'published' ELSE 'draft' END
BEGIN SELECT RAISE(ABORT, 'an edition begins as a draft, a mirrored one published'); END;

CREATE TRIGGER editions_live_in_order BEFORE UPDATE ON editions
WHEN OLD.state IN ('superseded', 'withdrawn')
  OR (
        NEW.state <> OLD.state
        AND OLD.state || ' ' || NEW.state NOT IN (
            'draft submitted', 'submitted draft', 'submitted approved', 'approved scheduled',
            'scheduled published', 'published superseded', 'draft withdrawn', 'submitted withdrawn',
            'approved withdrawn', 'scheduled withdrawn', 'published withdrawn'
        )
  )
BEGIN SELECT RAISE(ABORT, 'an edition skips no step of its life, and what is over stays as it is'); END;

CREATE TRIGGER editions_do_not_change BEFORE UPDATE ON editions
WHEN NEW.procedure_id <> OLD.procedure_id
  OR NEW.number <> OLD.number
  OR NEW.origin <> OLD.origin
  OR NEW.source IS DISTINCT FROM OLD.source
  OR NEW.created_at <> OLD.created_at
  OR (OLD.state <> 'draft' AND (NEW.content <> OLD.content OR NEW.authors <> OLD.authors))
  OR (OLD.state NOT IN ('draft', 'submitted', 'approved') AND NEW.in_force_from IS DISTINCT FROM OLD.in_force_from)
  OR (NOT (OLD.state = 'scheduled' AND NEW.state = 'published') AND NEW.published_at IS DISTINCT FROM OLD.published_at)
BEGIN SELECT RAISE(ABORT, 'what an edition says changes only while it is a draft'); END;

-- Two people, always: whoever wrote a word stays its author, and no author approves.

CREATE TRIGGER editions_keep_their_authors BEFORE UPDATE OF authors ON editions
WHEN EXISTS (SELECT value FROM json_each(OLD.authors) EXCEPT SELECT value FROM json_each(NEW.authors))
BEGIN SELECT RAISE(ABORT, 'an author stays an author'); END;

CREATE TRIGGER editions_need_two_people BEFORE UPDATE ON editions
WHEN NEW.approved_by IS DISTINCT FROM OLD.approved_by
 AND (
        NOT (OLD.state = 'submitted' AND NEW.state = 'approved')
        OR EXISTS (SELECT 1 FROM json_each(NEW.authors) WHERE value = NEW.approved_by)
 )
BEGIN SELECT RAISE(ABORT, 'an edition is approved once, by somebody who wrote no word of it'); END;
