-- Documents that cannot be read, and that nobody has to look at any more, as a reviewer has said.

ALTER TABLE runs ADD COLUMN closed INTEGER DEFAULT 0;
COMMENT ON COLUMN runs.closed IS 'Documents that cannot be read, as a reviewer has settled, count';
COMMENT ON COLUMN documents.state IS 'seen (its bytes could not be had yet), archived (they lie in the archive, reading has not ended), loaded, queued (waits for a person), refused (not a PDF), closed (cannot be read, and a person has settled that), failed (the program failed on it)';
COMMENT ON COLUMN document_history.state IS 'seen, archived, extracted, loaded, queued, refused, closed or failed, as in documents.state';
COMMENT ON COLUMN ledger.state IS 'seen, archived, loaded, superseded (a newer edition, or another content at its place, is there), queued, refused, closed or failed';
COMMENT ON COLUMN ledger.ended IS 'When it last came to its state (loaded, queued, refused, closed, failed), UTC';
COMMENT ON COLUMN coverage.state IS 'State of the document, as in documents.state';
