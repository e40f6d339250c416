-- Batches: drafts that one person made in one go, and the announcements that
-- were set for all of them. Where each draft stands, its edition says.
-- The twin of this file is ../postgres/0009_bulk.sql.

CREATE TABLE batches (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL CHECK (name <> ''),
    kind     TEXT NOT NULL CHECK (kind IN ('import', 'agency', 'law', 'restore')),
    made_by  TEXT NOT NULL,
    made_at  TEXT NOT NULL,
    -- What was asked for, and how many entries were left as they are, by why.
    detail   TEXT NOT NULL,
    -- The batch that this one takes back, where it does.
    restores INTEGER REFERENCES batches (id),
    state    TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'undone'))
) STRICT;

CREATE TABLE batch_items (
    batch_id     INTEGER NOT NULL REFERENCES batches (id),
    position     INTEGER NOT NULL CHECK (position >= 1),
    procedure_id INTEGER NOT NULL,
    edition      INTEGER NOT NULL,
    PRIMARY KEY (batch_id, position),
    UNIQUE (batch_id, procedure_id),
    FOREIGN KEY (procedure_id, edition) REFERENCES editions (procedure_id, number)
) STRICT;

CREATE TABLE batch_announcements (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id      INTEGER NOT NULL REFERENCES batches (id),
    announcement  TEXT NOT NULL,
    in_force_from TEXT,
    at            TEXT NOT NULL,
    actor         TEXT NOT NULL
) STRICT;

CREATE INDEX batch_items_by_edition ON batch_items (procedure_id, edition);
CREATE INDEX batch_announcements_by_batch ON batch_announcements (batch_id);

-- What was done in one go stays known as such.

CREATE TRIGGER batches_stay BEFORE DELETE ON batches
BEGIN SELECT RAISE(ABORT, 'a batch is never deleted'); END;

CREATE TRIGGER batches_do_not_change BEFORE UPDATE ON batches
WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.kind <> OLD.kind OR NEW.made_by <> OLD.made_by
  OR NEW.made_at <> OLD.made_at OR NEW.detail <> OLD.detail OR NEW.restores IS DISTINCT FROM OLD.restores
  OR OLD.state <> 'open'
BEGIN SELECT RAISE(ABORT, 'of a batch only the state changes, once'); END;

CREATE TRIGGER batch_items_stay BEFORE DELETE ON batch_items
BEGIN SELECT RAISE(ABORT, 'an item of a batch is never deleted'); END;

CREATE TRIGGER batch_items_do_not_change BEFORE UPDATE ON batch_items
BEGIN SELECT RAISE(ABORT, 'an item of a batch never changes'); END;

CREATE TRIGGER batch_announcements_stay BEFORE DELETE ON batch_announcements
BEGIN SELECT RAISE(ABORT, 'an announcement of a batch is never deleted'); END;

CREATE TRIGGER batch_announcements_do_not_change BEFORE UPDATE ON batch_announcements
BEGIN SELECT RAISE(ABORT, 'an announcement of a batch never changes'); END;
