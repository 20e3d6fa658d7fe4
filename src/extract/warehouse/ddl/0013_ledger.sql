-- The ledger: what became of every place and content, from its being seen to its being superseded.

ALTER TABLE document_sightings ADD COLUMN source VARCHAR;
COMMENT ON COLUMN document_sightings.source IS 'Name of the source in the settings; paths for what a command named; null before sources had names';
ALTER TABLE document_sightings ADD COLUMN validator VARCHAR;
COMMENT ON COLUMN document_sightings.validator IS 'What tells that the place is unchanged since: ETag and Last-Modified of an address, size and times of a file';
ALTER TABLE document_sightings ADD COLUMN hints VARCHAR;
COMMENT ON COLUMN document_sightings.hints IS 'What the source tells of its documents: publisher, partner and language, as JSON';
ALTER TABLE documents ADD COLUMN hints VARCHAR;
COMMENT ON COLUMN documents.hints IS 'What its source told when it was read, as JSON; used only where the document is silent';
ALTER TABLE documents ADD COLUMN claimed_by VARCHAR;
COMMENT ON COLUMN documents.claimed_by IS 'Run that is reading it at present: runs.id';

UPDATE documents SET state = 'archived' WHERE state = 'found';
UPDATE document_history SET state = 'archived' WHERE state = 'found';
COMMENT ON COLUMN documents.state IS 'seen (its bytes could not be had yet), archived (they lie in the archive, reading has not ended), loaded, queued (waits for a person), refused (not a PDF), failed (the program failed on it)';
COMMENT ON COLUMN document_history.state IS 'seen, archived, extracted, loaded, queued, refused or failed, as in documents.state';

CREATE VIEW ledger AS
WITH there AS (
    SELECT uri, arg_max(document, last_seen) AS document FROM document_sightings
    WHERE NOT starts_with(document, 'uri-') GROUP BY uri
),
replaced AS (
    SELECT s.document, min(t.document) AS by_document
    FROM document_sightings s JOIN there t USING (uri)
    WHERE NOT starts_with(s.document, 'uri-')
    GROUP BY s.document HAVING bool_and(t.document <> s.document)
),
newest AS (
    SELECT edition_group, min(sha256) AS document FROM documents WHERE is_current GROUP BY edition_group
),
times AS (
    SELECT
        document,
        max(changed) FILTER (state = 'archived') AS archived,
        max(changed) FILTER (state = 'extracted') AS extracted,
        max(changed) FILTER (state NOT IN ('seen', 'archived', 'extracted')) AS ended,
        count(*) FILTER (state = 'extracted') AS readings
    FROM document_history GROUP BY document
)
SELECT
    d.sha256 AS document,
    d.file_name,
    d.uri,
    CASE WHEN coalesce(n.document, r.by_document) IS NULL THEN d.state ELSE 'superseded' END AS state,
    CASE
        WHEN n.document IS NOT NULL THEN 'A newer edition is there.'
        WHEN r.by_document IS NOT NULL THEN 'Another content lies at its place now.'
        ELSE d.cause
    END AS cause,
    CASE WHEN coalesce(n.document, r.by_document) IS NULL THEN d.next_step END AS next_step,
    coalesce(n.document, r.by_document) AS superseded_by,
    d.first_seen AS seen,
    t.archived,
    t.extracted,
    t.ended,
    d.last_seen,
    coalesce(t.readings, 0) AS readings,
    d.run_id,
    d.extractor_version,
    d.rules_version,
    d.schema_version
FROM documents d
LEFT JOIN times t ON t.document = d.sha256
LEFT JOIN replaced r ON r.document = d.sha256 AND d.state NOT IN ('seen', 'archived')
LEFT JOIN newest n ON n.edition_group = d.edition_group AND NOT d.is_current AND d.state = 'loaded';
COMMENT ON VIEW ledger IS 'What became of every file that was ever met, one row each: its state, why, what to do next, and when it came through each step';
COMMENT ON COLUMN ledger.document IS 'SHA-256 of the file, or uri-… for a place whose bytes could not be had: documents.sha256';
COMMENT ON COLUMN ledger.file_name IS 'Last part of the address';
COMMENT ON COLUMN ledger.uri IS 'Place where it was last seen';
COMMENT ON COLUMN ledger.state IS 'seen, archived, loaded, superseded (a newer edition, or another content at its place, is there), queued, refused or failed';
COMMENT ON COLUMN ledger.cause IS 'Why it is in that state; null for what is loaded';
COMMENT ON COLUMN ledger.next_step IS 'What to do about it; null where nothing is to be done';
COMMENT ON COLUMN ledger.superseded_by IS 'The document that took its place: documents.sha256';
COMMENT ON COLUMN ledger.seen IS 'When it was first met, UTC';
COMMENT ON COLUMN ledger.archived IS 'When its bytes were last brought into the archive, UTC';
COMMENT ON COLUMN ledger.extracted IS 'When its records were last made, UTC';
COMMENT ON COLUMN ledger.ended IS 'When it last came to its state (loaded, queued, refused, failed), UTC';
COMMENT ON COLUMN ledger.last_seen IS 'When it was last met, UTC';
COMMENT ON COLUMN ledger.readings IS 'How often it was read, count';
COMMENT ON COLUMN ledger.run_id IS 'Run that last wrote it: runs.id';
COMMENT ON COLUMN ledger.extractor_version IS 'Version of the program that read it';
COMMENT ON COLUMN ledger.rules_version IS 'Hash of the rule data with which it was read';
COMMENT ON COLUMN ledger.schema_version IS 'Version of the record contract';
