-- Drafts: each text that was saved, what was said, and when an entry was last
-- said to be still right. The twin of this file is ../sqlite/0004_editing.sql.

ALTER TABLE editions ADD COLUMN revision BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1);
ALTER TABLE editions ADD COLUMN based_on BIGINT;
ALTER TABLE editions ADD COLUMN changed_at TEXT;

CREATE TABLE revisions (
    procedure_id BIGINT NOT NULL,
    edition      BIGINT NOT NULL,
    revision     BIGINT NOT NULL CHECK (revision >= 1),
    content      TEXT NOT NULL,
    author       TEXT NOT NULL,
    at           TEXT NOT NULL,
    PRIMARY KEY (procedure_id, edition, revision),
    FOREIGN KEY (procedure_id, edition) REFERENCES editions (procedure_id, number)
);

CREATE TABLE comments (
    number       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    procedure_id BIGINT NOT NULL,
    edition      BIGINT NOT NULL,
    at           TEXT NOT NULL,
    author       TEXT NOT NULL,
    -- The state that the edition came into with it; none for a mere remark.
    state        TEXT,
    text         TEXT NOT NULL CHECK (text <> ''),
    FOREIGN KEY (procedure_id, edition) REFERENCES editions (procedure_id, number)
);

CREATE TABLE confirmations (
    procedure_id BIGINT NOT NULL,
    edition      BIGINT NOT NULL,
    at           TEXT NOT NULL,
    actor        TEXT NOT NULL,
    PRIMARY KEY (procedure_id, at),
    FOREIGN KEY (procedure_id, edition) REFERENCES editions (procedure_id, number)
);

CREATE INDEX editions_open ON editions (state) WHERE state IN ('draft', 'submitted', 'approved', 'scheduled');
CREATE INDEX comments_by_edition ON comments (procedure_id, edition);

-- What was written stays.

CREATE TRIGGER revisions_stay BEFORE DELETE OR TRUNCATE ON revisions
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a revision is never deleted');

CREATE TRIGGER revisions_do_not_change BEFORE UPDATE ON revisions
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a revision never changes');

CREATE TRIGGER comments_stay BEFORE DELETE OR TRUNCATE ON comments
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a comment is never deleted');

CREATE TRIGGER comments_do_not_change BEFORE UPDATE ON comments
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a comment never changes');

CREATE TRIGGER confirmations_stay BEFORE DELETE OR TRUNCATE ON confirmations
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a confirmation is never deleted');

CREATE TRIGGER confirmations_do_not_change BEFORE UPDATE ON confirmations
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a confirmation never changes');

-- Nobody writes without their name, so nobody approves what they wrote.

CREATE FUNCTION editions_name_their_writers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'draft' AND NEW.content <> OLD.content AND NOT EXISTS (
        SELECT 1 FROM revisions r
        WHERE r.procedure_id = NEW.procedure_id AND r.edition = NEW.number AND r.revision = NEW.revision
          AND r.content = NEW.content
          AND jsonb_exists(NEW.authors::jsonb, r.author)
    ) THEN
        RAISE EXCEPTION 'a draft is written with a revision that names its author' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.approved_by IS DISTINCT FROM OLD.approved_by AND EXISTS (
        SELECT 1 FROM revisions r
        WHERE r.procedure_id = NEW.procedure_id AND r.edition = NEW.number AND r.author = NEW.approved_by
    ) THEN
        RAISE EXCEPTION 'an edition is approved by somebody who wrote no word of it'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER editions_name_their_writers BEFORE UPDATE ON editions
FOR EACH ROW EXECUTE FUNCTION editions_name_their_writers();
