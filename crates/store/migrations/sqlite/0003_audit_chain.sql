-- Each row of the audit is bound to the one before by a hash: see src/audit.rs.
-- Rows that are older than this have none; the first that has one binds them.
ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT '';
