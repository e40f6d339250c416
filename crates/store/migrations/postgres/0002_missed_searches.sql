-- Searches that did not help: normalised words, a day and a count, nothing of a
-- person. Kept for some months only, so rows may be deleted.
CREATE TABLE missed_search (
    day   TEXT   NOT NULL CHECK (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    kind  TEXT   NOT NULL CHECK (kind IN ('nothing_found', 'nothing_chosen', 'said_so')),
    words TEXT   NOT NULL CHECK (words <> ''),
    count BIGINT NOT NULL CHECK (count > 0),
    PRIMARY KEY (day, kind, words)
);
