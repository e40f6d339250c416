-- What came of looking at the links that lead out of the catalogue. Which there are,
-- the catalogue says; what is no longer in it is left here and looked at no more.
-- The twin of this file is ../postgres/0014_links.sql.

CREATE TABLE links (
    address   TEXT PRIMARY KEY CHECK (address LIKE 'http%' AND length(address) <= 2000),
    -- The answer as JSON; nothing of the row beside it where nobody has looked yet.
    answer    TEXT,
    looked_at TEXT,
    -- Since when, how often in a row, and on how many days it failed in a row.
    since     TEXT,
    times     INTEGER NOT NULL DEFAULT 0 CHECK (times >= 0),
    days      INTEGER NOT NULL DEFAULT 0 CHECK (days >= 0 AND days <= times),
    next_at   TEXT NOT NULL,
    -- When somebody asked to look at it now.
    asked_at  TEXT,
    CHECK ((answer IS NULL) = (looked_at IS NULL) AND (answer IS NULL) = (since IS NULL)),
    CHECK ((answer IS NULL) = (times = 0))
) STRICT;

-- Which node looks at links now, and until when it may.
CREATE TABLE links_turn (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    holder TEXT NOT NULL CHECK (holder <> ''),
    until  TEXT NOT NULL
) STRICT;
