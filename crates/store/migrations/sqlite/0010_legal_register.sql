-- What the staff recorded of legal documents: each record is kept, the last one
-- of a number counts. Which editions cite a document, the editions say.
-- The twin of this file is ../postgres/0010_legal_register.sql.

CREATE TABLE legal_documents (
    -- The number without what spellings differ in: see catalogue::LegalDocument::key.
    key      TEXT NOT NULL CHECK (key <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    document TEXT NOT NULL,
    link     TEXT,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    PRIMARY KEY (key, revision)
) STRICT;

CREATE TRIGGER legal_documents_stay BEFORE DELETE ON legal_documents
BEGIN SELECT RAISE(ABORT, 'a record of a legal document is never deleted'); END;

CREATE TRIGGER legal_documents_do_not_change BEFORE UPDATE ON legal_documents
BEGIN SELECT RAISE(ABORT, 'a record of a legal document never changes'); END;
