-- Searches that did not help: normalised words, a day and a count, nothing of a
-- person. Kept for some months only, so rows may be deleted.
CREATE TABLE missed_search (
    day   TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind  TEXT    NOT NULL CHECK (kind IN ('nothing_found', 'nothing_chosen', 'said_so')),
    words TEXT    NOT NULL CHECK (words <> ''),
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (day, kind, words)
) STRICT;
