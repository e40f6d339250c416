-- What changed lately for the public, and what held on a day. Indexes only: each
-- holds all that is asked for, so that no content is read to put changes in order.
-- The twin of this file is ../sqlite/0006_editions_by_publication.sql.

CREATE INDEX editions_by_publication ON editions (published_at, procedure_id, number) WHERE published_at IS NOT NULL;
CREATE INDEX editions_taken_back ON editions (superseded_at, procedure_id, number)
WHERE state = 'withdrawn' AND published_at IS NOT NULL AND superseded_at IS NOT NULL;
CREATE INDEX audit_of_procedures_changed ON audit (at, procedure_id) WHERE action = 'procedure.changed';
