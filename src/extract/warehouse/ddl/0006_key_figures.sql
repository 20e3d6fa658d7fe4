-- Figures that documents show apart, with their labels; and the parts of what a fact counts.

CREATE TABLE key_figures (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    value DECIMAL(38, 4) NOT NULL,
    unit VARCHAR,
    currency VARCHAR,
    record_id VARCHAR,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE key_figures IS 'Numbers that a document shows large or apart, each with the words beside it';
COMMENT ON COLUMN key_figures.id IS 'Identity of the figure: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN key_figures.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN key_figures.section_id IS 'Section in which it stands: sections.id';
COMMENT ON COLUMN key_figures.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN key_figures.text IS 'The whole line as printed, number and label, hyphenation undone';
COMMENT ON COLUMN key_figures.label IS 'The words beside the number';
COMMENT ON COLUMN key_figures.value IS 'The number in units: 2100000 for 2.1 million; for money in units of currency';
COMMENT ON COLUMN key_figures.unit IS 'percent, or out of 10; null for a count or money';
COMMENT ON COLUMN key_figures.currency IS 'ISO 4217: currencies.code; null for what is no money';
COMMENT ON COLUMN key_figures.record_id IS 'Record that holds the same number: amounts.id or facts.id; null if none does';
COMMENT ON COLUMN key_figures.start_char IS 'Offset of the first character of text in the section''s text, in characters from 0';
COMMENT ON COLUMN key_figures.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN key_figures.in_heading IS 'Always false';
COMMENT ON COLUMN key_figures.table_id IS 'Always null';
COMMENT ON COLUMN key_figures.table_row IS 'Always null';
COMMENT ON COLUMN key_figures.table_column IS 'Always null';
COMMENT ON COLUMN key_figures.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN key_figures.rule IS 'Name of the rule that made the record';

CREATE TABLE fact_parts (
    fact_id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    key VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    PRIMARY KEY (fact_id, position)
);
COMMENT ON TABLE fact_parts IS 'Of what a fact counts, how many of which kind: 4 fundamental of 32 ratified Conventions';
COMMENT ON COLUMN fact_parts.fact_id IS 'The fact: facts.id';
COMMENT ON COLUMN fact_parts.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN fact_parts.position IS 'Place among the parts of the fact, from 0, in reading order';
COMMENT ON COLUMN fact_parts.key IS 'The kind: fundamental, governance, technical (these add up), in_force, denounced or abrogated';
COMMENT ON COLUMN fact_parts.label IS 'The kind as printed';
COMMENT ON COLUMN fact_parts.value IS 'How many, normalised';
COMMENT ON COLUMN fact_parts.start_char IS 'Offset of the count in the section''s text, in characters from 0';
COMMENT ON COLUMN fact_parts.end_char IS 'Offset behind the kind, in characters';
COMMENT ON COLUMN fact_parts.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
