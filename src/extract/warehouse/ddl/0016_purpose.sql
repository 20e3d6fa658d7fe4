-- Runs that only apply what reviewers have decided: many, short, and none of a source.

ALTER TABLE runs ADD COLUMN purpose VARCHAR DEFAULT 'documents';
COMMENT ON COLUMN runs.purpose IS 'documents (brings documents, or reads them again) or corrections (applies what reviewers have decided, and nothing else)';
