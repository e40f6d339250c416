-- How many procedures should be at which online level by when. A target is never
-- changed: another takes its place. The twin of this file is ../postgres/0007_online_targets.sql.

CREATE TABLE online_targets (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The address of a sector; none for all procedures.
    sector   TEXT CHECK (sector <> ''),
    level    INTEGER NOT NULL CHECK (level IN (3, 4)),
    -- In percent.
    share    INTEGER NOT NULL CHECK (share BETWEEN 1 AND 100),
    by_day   TEXT NOT NULL CHECK (by_day <> ''),
    decision TEXT NOT NULL CHECK (decision <> ''),
    set_by   TEXT NOT NULL CHECK (set_by <> ''),
    set_at   TEXT NOT NULL
) STRICT;

CREATE TRIGGER online_targets_stay BEFORE DELETE ON online_targets
BEGIN SELECT RAISE(ABORT, 'a target is never deleted'); END;

CREATE TRIGGER online_targets_do_not_change BEFORE UPDATE ON online_targets
BEGIN SELECT RAISE(ABORT, 'a target never changes'); END;
