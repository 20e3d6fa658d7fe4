-- What a page holds besides its texts: furniture with its reason, and where every character went.

CREATE TABLE furniture (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE furniture IS 'Words that belong to the page and to no section: running heads, page numbers, pull quotes, markers, hidden text';
COMMENT ON COLUMN furniture.id IS 'Identity of the piece: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN furniture.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN furniture.section_id IS 'Always null: it belongs to no section';
COMMENT ON COLUMN furniture.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN furniture.text IS 'Words as printed';
COMMENT ON COLUMN furniture.reason IS 'running_head, running_foot, page_number, side_text, masthead, pull_quote, hidden, decoration, contents, list_marker, heading_number or note_mark';
COMMENT ON COLUMN furniture.start_char IS 'Always 0';
COMMENT ON COLUMN furniture.end_char IS 'Length of text, in characters';
COMMENT ON COLUMN furniture.in_heading IS 'Always false';
COMMENT ON COLUMN furniture.table_id IS 'Always null';
COMMENT ON COLUMN furniture.table_row IS 'Always null';
COMMENT ON COLUMN furniture.table_column IS 'Always null';
COMMENT ON COLUMN furniture.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN furniture.rule IS 'Name of the rule that made the record: furniture.hidden.invisible';

ALTER TABLE sections ADD COLUMN language VARCHAR;
COMMENT ON COLUMN sections.language IS 'Language of its text: en, fr or es; of the document where the text is short';

ALTER TABLE chart_values ADD COLUMN error DECIMAL(38, 10);
COMMENT ON COLUMN chart_values.error IS 'By how much a measured value may be off, in the chart''s unit; null for printed values';

ALTER TABLE documents ADD COLUMN characters INTEGER;
ALTER TABLE documents ADD COLUMN characters_in_sections INTEGER;
ALTER TABLE documents ADD COLUMN characters_in_tables INTEGER;
ALTER TABLE documents ADD COLUMN characters_in_charts INTEGER;
ALTER TABLE documents ADD COLUMN characters_left_out MAP(VARCHAR, INTEGER);
COMMENT ON COLUMN documents.characters IS 'Characters printed on all pages, blanks not counted';
COMMENT ON COLUMN documents.characters_in_sections IS 'Of these, in headings and texts of sections, captions and footnotes included, count';
COMMENT ON COLUMN documents.characters_in_tables IS 'Of these, in tables with their titles, count';
COMMENT ON COLUMN documents.characters_in_charts IS 'Of these, in charts with their titles, count';
COMMENT ON COLUMN documents.characters_left_out IS 'Of these, in rows of furniture: count by reason';
