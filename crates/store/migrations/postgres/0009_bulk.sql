-- Batches: drafts that one person made in one go, and the announcements that
-- were set for all of them. Where each draft stands, its edition says.
-- The twin of this file is ../sqlite/0009_bulk.sql.

CREATE TABLE batches (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     TEXT NOT NULL CHECK (name <> ''),
    kind     TEXT NOT NULL CHECK (kind IN ('import', 'agency', 'law', 'restore')),
    made_by  TEXT NOT NULL,
    made_at  TEXT NOT NULL,
    -- What was asked for, and how many entries were left as they are, by why.
    detail   TEXT NOT NULL,
    -- The batch that this one takes back, where it does.
    restores BIGINT REFERENCES batches (id),
    state    TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'undone'))
);

CREATE TABLE batch_items (
    batch_id     BIGINT NOT NULL REFERENCES batches (id),
    position     BIGINT NOT NULL CHECK (position >= 1),
    procedure_id BIGINT NOT NULL,
    edition      BIGINT NOT NULL,
    PRIMARY KEY (batch_id, position),
    UNIQUE (batch_id, procedure_id),
    FOREIGN KEY (procedure_id, edition) REFERENCES editions (procedure_id, number)
);

CREATE TABLE batch_announcements (
    number        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id      BIGINT NOT NULL REFERENCES batches (id),
    announcement  TEXT NOT NULL,
    in_force_from TEXT,
    at            TEXT NOT NULL,
    actor         TEXT NOT NULL
);

CREATE INDEX batch_items_by_edition ON batch_items (procedure_id, edition);
CREATE INDEX batch_announcements_by_batch ON batch_announcements (batch_id);

-- What was done in one go stays known as such.

CREATE TRIGGER batches_stay BEFORE DELETE OR TRUNCATE ON batches
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a batch is never deleted');

CREATE TRIGGER batches_do_not_change BEFORE UPDATE ON batches
FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.kind <> OLD.kind OR NEW.made_by <> OLD.made_by
   OR NEW.made_at <> OLD.made_at OR NEW.detail <> OLD.detail OR NEW.restores IS DISTINCT FROM OLD.restores
   OR OLD.state <> 'open')
EXECUTE FUNCTION refuse('of a batch only the state changes, once');

CREATE TRIGGER batch_items_stay BEFORE DELETE OR TRUNCATE ON batch_items
FOR EACH STATEMENT EXECUTE FUNCTION refuse('an item of a batch is never deleted');

CREATE TRIGGER batch_items_do_not_change BEFORE UPDATE ON batch_items
FOR EACH STATEMENT EXECUTE FUNCTION refuse('an item of a batch never changes');

CREATE TRIGGER batch_announcements_stay BEFORE DELETE OR TRUNCATE ON batch_announcements
FOR EACH STATEMENT EXECUTE FUNCTION refuse('an announcement of a batch is never deleted');

CREATE TRIGGER batch_announcements_do_not_change BEFORE UPDATE ON batch_announcements
FOR EACH STATEMENT EXECUTE FUNCTION refuse('an announcement of a batch never changes');
