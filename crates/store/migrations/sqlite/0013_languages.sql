-- Letters can be in any language of the interface, and which there are is for the
-- program to know. The twin of this file is ../postgres/0013_languages.sql.
--
-- By way of another column, for SQLite cannot take a check off one.

ALTER TABLE followers ADD COLUMN language TEXT NOT NULL DEFAULT 'vi' CHECK (language <> '');
UPDATE followers SET language = lang;
ALTER TABLE followers DROP COLUMN lang;
ALTER TABLE followers RENAME COLUMN language TO lang;

ALTER TABLE follows ADD COLUMN language TEXT NOT NULL DEFAULT 'vi' CHECK (language <> '');
UPDATE follows SET language = lang;
ALTER TABLE follows DROP COLUMN lang;
ALTER TABLE follows RENAME COLUMN language TO lang;
