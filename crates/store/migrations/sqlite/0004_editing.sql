-- Drafts: each text that was saved, what was said, and when an entry was last
-- said to be still right. The twin of this file is ../postgres/0004_editing.sql.

ALTER TABLE editions ADD COLUMN revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1);
ALTER TABLE editions ADD COLUMN based_on INTEGER;
ALTER TABLE editions ADD COLUMN changed_at TEXT;

CREATE TABLE revisions (
    procedure_id INTEGER NOT NULL,
    edition      INTEGER NOT NULL,
    revision     INTEGER NOT NULL CHECK (revision >= 1),
    content      TEXT NOT NULL,
    author       TEXT NOT NULL,
    at           TEXT NOT NULL,
    PRIMARY KEY (procedure_id, edition, revision),
    FOREIGN KEY (procedure_id, edition) REFERENCES editions (procedure_id, number)
) STRICT;

CREATE TABLE comments (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    procedure_id INTEGER NOT NULL,
    edition      INTEGER NOT NULL,
    at           TEXT NOT NULL,
    author       TEXT NOT NULL,
    -- The state that the edition came into with it; none for a mere remark.
    state        TEXT,
    text         TEXT NOT NULL CHECK (text <> ''),
    FOREIGN KEY (procedure_id, edition) REFERENCES editions (procedure_id, number)
) STRICT;

CREATE TABLE confirmations (
    procedure_id INTEGER NOT NULL,
    edition      INTEGER NOT NULL,
    at           TEXT NOT NULL,
    actor        TEXT NOT NULL,
    PRIMARY KEY (procedure_id, at),
    FOREIGN KEY (procedure_id, edition) REFERENCES editions (procedure_id, number)
) STRICT;

CREATE INDEX editions_open ON editions (state) WHERE state IN ('draft', 'submitted', 'approved', 'scheduled');
CREATE INDEX comments_by_edition ON comments (procedure_id, edition);

-- What was written stays.

CREATE TRIGGER revisions_stay BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

CREATE TRIGGER revisions_do_not_change BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;

CREATE TRIGGER comments_stay BEFORE DELETE ON comments
BEGIN SELECT RAISE(ABORT, 'a comment is never deleted'); END;

CREATE TRIGGER comments_do_not_change BEFORE UPDATE ON comments
BEGIN SELECT RAISE(ABORT, 'a comment never changes'); END;

CREATE TRIGGER confirmations_stay BEFORE DELETE ON confirmations
BEGIN SELECT RAISE(ABORT, 'a confirmation is never deleted'); END;

CREATE TRIGGER confirmations_do_not_change BEFORE UPDATE ON confirmations
BEGIN SELECT RAISE(ABORT, 'a confirmation never changes'); END;

-- Nobody writes without their name, so nobody approves what they wrote.

CREATE TRIGGER editions_are_written_by_somebody BEFORE UPDATE OF content ON editions
WHEN OLD.state = 'draft' AND NEW.content <> OLD.content AND NOT EXISTS (
    SELECT 1 FROM revisions r
    WHERE r.procedure_id = NEW.procedure_id AND r.edition = NEW.number AND r.revision = NEW.revision
      AND r.content = NEW.content
      AND EXISTS (SELECT 1 FROM json_each(NEW.authors) WHERE value = r.author)
)
BEGIN SELECT RAISE(ABORT, 'a draft is written with a revision that names its author'); END;

CREATE TRIGGER editions_are_not_approved_by_a_writer BEFORE UPDATE OF approved_by ON editions
WHEN EXISTS (
    SELECT 1 FROM revisions r
    WHERE r.procedure_id = NEW.procedure_id AND r.edition = NEW.number AND r.author = NEW.approved_by
)
BEGIN SELECT RAISE(ABORT, 'an edition is approved by somebody who wrote no word of it'); END;
