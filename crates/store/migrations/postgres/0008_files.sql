-- Files that can be downloaded, by the hash of their bytes, which are kept
-- elsewhere. The twin of this file is ../sqlite/0008_files.sql.

CREATE TABLE files (
    hash        TEXT NOT NULL PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    name        TEXT NOT NULL CHECK (name <> ''),
    media_type  TEXT NOT NULL CHECK (media_type <> ''),
    size        BIGINT NOT NULL CHECK (size > 0),
    uploaded_by TEXT NOT NULL CHECK (uploaded_by <> ''),
    at          TEXT NOT NULL
);

CREATE TRIGGER files_stay BEFORE DELETE OR TRUNCATE ON files
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a file is never deleted');

CREATE TRIGGER files_do_not_change BEFORE UPDATE ON files
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a file never changes');
