-- How many procedures should be at which online level by when. A target is never
-- changed: another takes its place. The twin of this file is ../sqlite/0007_online_targets.sql.

CREATE TABLE online_targets (
    number   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The address of a sector; none for all procedures.
    sector   TEXT CHECK (sector <> ''),
    level    BIGINT NOT NULL CHECK (level IN (3, 4)),
    -- In percent.
    share    BIGINT NOT NULL CHECK (share BETWEEN 1 AND 100),
    by_day   TEXT NOT NULL CHECK (by_day <> ''),
    decision TEXT NOT NULL CHECK (decision <> ''),
    set_by   TEXT NOT NULL CHECK (set_by <> ''),
    set_at   TEXT NOT NULL
);

CREATE TRIGGER online_targets_stay BEFORE DELETE OR TRUNCATE ON online_targets
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a target is never deleted');

CREATE TRIGGER online_targets_do_not_change BEFORE UPDATE ON online_targets
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a target never changes');
