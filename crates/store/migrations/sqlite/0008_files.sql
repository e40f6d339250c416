-- Files that can be downloaded, by the hash of their bytes, which are kept
-- elsewhere. The twin of this file is ../postgres/0008_files.sql.

CREATE TABLE files (
    hash        TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    name        TEXT NOT NULL CHECK (name <> ''),
    media_type  TEXT NOT NULL CHECK (media_type <> ''),
    size        INTEGER NOT NULL CHECK (size > 0),
    uploaded_by TEXT NOT NULL CHECK (uploaded_by <> ''),
    at          TEXT NOT NULL
) STRICT;

CREATE TRIGGER files_stay BEFORE DELETE ON files
BEGIN SELECT RAISE(ABORT, 'a file is never deleted'); END;

CREATE TRIGGER files_do_not_change BEFORE UPDATE ON files
BEGIN SELECT RAISE(ABORT, 'a file never changes'); END;
