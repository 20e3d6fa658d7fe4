-- What was compared within a document and across its editions.

CREATE TABLE comparisons (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    record VARCHAR,
    record_id VARCHAR,
    field VARCHAR,
    page INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL
);
COMMENT ON TABLE comparisons IS 'Statements of a document held against each other: what agrees, what contradicts (an issue too), and what cannot be checked and why';
COMMENT ON COLUMN comparisons.id IS 'Identity of the comparison: a hash of document, kind, record, places and words';
COMMENT ON COLUMN comparisons.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN comparisons.kind IS 'What was compared: table_column, table_row, text_sum, text_list, text_chart, text_table, chart_total, chart_shares, count_parts, listed_count, repeated_figure, project_period or partner_named';
COMMENT ON COLUMN comparisons.verdict IS 'agrees, contradicts or cannot_be_checked';
COMMENT ON COLUMN comparisons.message IS 'The sum with its numbers, or why it cannot be checked';
COMMENT ON COLUMN comparisons.record IS 'Kind of record that states the total: amount, table, chart, fact, project, …';
COMMENT ON COLUMN comparisons.record_id IS 'Identity of that record';
COMMENT ON COLUMN comparisons.field IS 'Field of that record';
COMMENT ON COLUMN comparisons.page IS 'Page of the first place, from 1';
COMMENT ON COLUMN comparisons.spans IS 'The places of all that was compared: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';

ALTER TABLE documents ADD COLUMN edition_group VARCHAR;
ALTER TABLE documents ADD COLUMN is_current BOOLEAN;
COMMENT ON COLUMN documents.edition_group IS 'The same for all editions of one fact sheet: the SHA-256 of the oldest; null where partner, date or title are not known';
COMMENT ON COLUMN documents.is_current IS 'True for the newest edition of its group; null without a group';

CREATE TABLE edition_changes (
    id VARCHAR PRIMARY KEY,
    edition_group VARCHAR NOT NULL,
    older_document VARCHAR NOT NULL,
    newer_document VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    field VARCHAR,
    old VARCHAR,
    new VARCHAR,
    older_id VARCHAR,
    newer_id VARCHAR,
    older_page INTEGER,
    newer_page INTEGER
);
COMMENT ON TABLE edition_changes IS 'What became of each record of an edition in the next one: same, restated, added or gone';
COMMENT ON COLUMN edition_changes.id IS 'Identity of the change: a hash of both documents, records and field';
COMMENT ON COLUMN edition_changes.edition_group IS 'Group of editions: documents.edition_group';
COMMENT ON COLUMN edition_changes.older_document IS 'SHA-256 of the older edition: documents.sha256';
COMMENT ON COLUMN edition_changes.newer_document IS 'SHA-256 of the next edition: documents.sha256';
COMMENT ON COLUMN edition_changes.kind IS 'project, contribution or fact';
COMMENT ON COLUMN edition_changes.state IS 'same, restated (field, old and new say how), added, gone, or overlaps (a contribution of years that overlap with those of the older edition)';
COMMENT ON COLUMN edition_changes.label IS 'What the record is about: title of the project, kind and years of the contribution, key of the fact';
COMMENT ON COLUMN edition_changes.field IS 'Field that was restated; else null';
COMMENT ON COLUMN edition_changes.old IS 'What the older edition says of that field; the value, where the record is the same, gone or overlaps';
COMMENT ON COLUMN edition_changes.new IS 'What the newer edition says of that field; the value, where the record is the same, added or overlaps';
COMMENT ON COLUMN edition_changes.older_id IS 'Identity of the record in the older edition; null if it was added';
COMMENT ON COLUMN edition_changes.newer_id IS 'Identity of the record in the newer edition; null if it is gone';
COMMENT ON COLUMN edition_changes.older_page IS 'Page in the older edition, from 1';
COMMENT ON COLUMN edition_changes.newer_page IS 'Page in the newer edition, from 1';
