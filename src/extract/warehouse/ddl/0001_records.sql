-- The tables: each record with its words, its place and its rule. References are checked before publishing,
-- not by foreign keys, which forbid replacing a document within one transaction.

CREATE TABLE runs (
    id VARCHAR PRIMARY KEY,
    state VARCHAR NOT NULL,
    started TIMESTAMP NOT NULL,
    ended TIMESTAMP,
    seen INTEGER NOT NULL,
    loaded INTEGER NOT NULL,
    queued INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    extractor_version VARCHAR NOT NULL,
    rules_version VARCHAR NOT NULL,
    schema_version VARCHAR NOT NULL
);
COMMENT ON TABLE runs IS 'One row for each run of the pipeline';
COMMENT ON COLUMN runs.id IS 'Identity of the run';
COMMENT ON COLUMN runs.state IS 'running, finished, failed, or interrupted (its process ended without a word; found by the next run)';
COMMENT ON COLUMN runs.started IS 'When it began, UTC';
COMMENT ON COLUMN runs.ended IS 'When it ended, UTC; null while running and after an interruption';
COMMENT ON COLUMN runs.seen IS 'Files met at the sources, count';
COMMENT ON COLUMN runs.loaded IS 'Documents whose records were stored, count';
COMMENT ON COLUMN runs.queued IS 'Documents that wait for a person, count';
COMMENT ON COLUMN runs.refused IS 'Files that are no PDF, count';
COMMENT ON COLUMN runs.failed IS 'Documents on which the program itself failed, count';
COMMENT ON COLUMN runs.extractor_version IS 'Version of the program';
COMMENT ON COLUMN runs.rules_version IS 'Hash of the rule data';
COMMENT ON COLUMN runs.schema_version IS 'Version of the record contract';

CREATE TABLE documents (
    sha256 VARCHAR PRIMARY KEY,
    state VARCHAR NOT NULL,
    cause VARCHAR,
    next_step VARCHAR,
    file_name VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    bytes BIGINT,
    page_count INTEGER,
    producer VARCHAR,
    text_layer VARCHAR,
    ocr_pages INTEGER[],
    title VARCHAR,
    language VARCHAR,
    partner_code VARCHAR,
    partner_name VARCHAR,
    partner_kind VARCHAR,
    partner_rule VARCHAR,
    partner_page INTEGER,
    publisher VARCHAR,
    published VARCHAR,
    published_start DATE,
    published_end DATE,
    published_text VARCHAR,
    published_page INTEGER,
    first_seen TIMESTAMP NOT NULL,
    last_seen TIMESTAMP NOT NULL,
    run_id VARCHAR NOT NULL,
    extracted_at TIMESTAMP,
    seconds DOUBLE,
    extractor_version VARCHAR,
    rules_version VARCHAR,
    schema_version VARCHAR,
    money_tokens INTEGER,
    money_in_amounts INTEGER,
    money_in_charts INTEGER,
    money_left_out MAP(VARCHAR, INTEGER),
    money_unclaimed INTEGER
);
COMMENT ON TABLE documents IS 'One row for every file content ever met, read or not: nothing is lost silently';
COMMENT ON COLUMN documents.sha256 IS 'SHA-256 of the file''s bytes, hexadecimal: its identity; uri-… (a hash of its place) while the file cannot be opened';
COMMENT ON COLUMN documents.state IS 'loaded (its records are here), queued (waits for a person), refused (no PDF), failed (the program failed) or found (seen, but its reading has not ended)';
COMMENT ON COLUMN documents.cause IS 'Why it is not loaded, in plain words';
COMMENT ON COLUMN documents.next_step IS 'What a person can do about it';
COMMENT ON COLUMN documents.file_name IS 'Name under which it was last seen';
COMMENT ON COLUMN documents.uri IS 'Place where it was last seen; all places are in document_sightings';
COMMENT ON COLUMN documents.bytes IS 'Size of the file in bytes; null if it could not be opened';
COMMENT ON COLUMN documents.page_count IS 'Pages, count';
COMMENT ON COLUMN documents.producer IS 'Program that wrote the PDF, as the file says';
COMMENT ON COLUMN documents.text_layer IS 'full, partial or none: how many pages have text that can be read without OCR';
COMMENT ON COLUMN documents.ocr_pages IS 'Pages read by OCR, from 1';
COMMENT ON COLUMN documents.title IS 'Title as printed';
COMMENT ON COLUMN documents.language IS 'en, fr or es (ISO 639-1)';
COMMENT ON COLUMN documents.partner_code IS 'Whose cooperation the document is about: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN documents.partner_name IS 'Name of the partner';
COMMENT ON COLUMN documents.partner_kind IS 'country, organisation or region';
COMMENT ON COLUMN documents.partner_rule IS 'Rule that found the partner';
COMMENT ON COLUMN documents.partner_page IS 'Page on which the partner stands, from 1';
COMMENT ON COLUMN documents.publisher IS 'Organisation that published the document';
COMMENT ON COLUMN documents.published IS 'Date that the document gives for itself, ISO 8601 as precise as printed: 2023, 2023-07 or 2023-07-14';
COMMENT ON COLUMN documents.published_start IS 'First day of that date';
COMMENT ON COLUMN documents.published_end IS 'Last day of that date';
COMMENT ON COLUMN documents.published_text IS 'That date as printed';
COMMENT ON COLUMN documents.published_page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN documents.first_seen IS 'When the content was first met, UTC';
COMMENT ON COLUMN documents.last_seen IS 'When the content was last met, UTC';
COMMENT ON COLUMN documents.run_id IS 'Run that last wrote this row: runs.id';
COMMENT ON COLUMN documents.extracted_at IS 'When the records were made, UTC';
COMMENT ON COLUMN documents.seconds IS 'Time that reading took, in seconds';
COMMENT ON COLUMN documents.extractor_version IS 'Version of the program that made the records';
COMMENT ON COLUMN documents.rules_version IS 'Hash of the rule data that made the records';
COMMENT ON COLUMN documents.schema_version IS 'Version of the record contract';
COMMENT ON COLUMN documents.money_tokens IS 'Currency signs, codes and names beside a number on all pages, count';
COMMENT ON COLUMN documents.money_in_amounts IS 'Of these, in a row of amounts, count';
COMMENT ON COLUMN documents.money_in_charts IS 'Of these, in a chart, count';
COMMENT ON COLUMN documents.money_left_out IS 'Of these, left out by a named rule: count by rule';
COMMENT ON COLUMN documents.money_unclaimed IS 'Of these, in nothing: each is an issue amount_unclaimed, count';

CREATE TABLE document_sightings (
    document VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    first_seen TIMESTAMP NOT NULL,
    last_seen TIMESTAMP NOT NULL,
    run_id VARCHAR NOT NULL,
    PRIMARY KEY (document, uri)
);
COMMENT ON TABLE document_sightings IS 'Every place where a content was seen: the same bytes in two places are one document and two sightings';
COMMENT ON COLUMN document_sightings.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN document_sightings.uri IS 'Path or address of the file';
COMMENT ON COLUMN document_sightings.file_name IS 'Last part of the address';
COMMENT ON COLUMN document_sightings.first_seen IS 'When it was first seen there, UTC';
COMMENT ON COLUMN document_sightings.last_seen IS 'When it was last seen there, UTC';
COMMENT ON COLUMN document_sightings.run_id IS 'Run that last saw it there: runs.id';

CREATE TABLE sections (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    heading VARCHAR,
    position INTEGER NOT NULL,
    level INTEGER NOT NULL,
    parent_id VARCHAR,
    role VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE sections IS 'Pieces of a document as a reader sees them: a heading (or none) and the text below it, in reading order';
COMMENT ON COLUMN sections.id IS 'Identity of the section: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN sections.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN sections.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN sections.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN sections.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN sections.heading IS 'Heading as printed; null if the piece has none';
COMMENT ON COLUMN sections.position IS 'Place in the reading order of the document, from 0';
COMMENT ON COLUMN sections.level IS 'Depth of the heading: 0 is the section of the title, 1 below it, and so on';
COMMENT ON COLUMN sections.parent_id IS 'Section above it: sections.id; null at the top';
COMMENT ON COLUMN sections.role IS 'body, sidebar, caption, footnote, contact or key_figures';
COMMENT ON COLUMN sections.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN sections.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN sections.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN sections.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN sections.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN sections.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN sections.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN sections.rule IS 'Name of the rule that made the record';

CREATE TABLE amounts (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    currency VARCHAR,
    value DECIMAL(38,4) NOT NULL,
    value_max DECIMAL(38,4),
    qualifier VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    per VARCHAR,
    period_start DATE,
    period_end DATE,
    project_id VARCHAR,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE amounts IS 'Money that the text or a table states: one row for each statement, so totals stand beside their parts';
COMMENT ON COLUMN amounts.id IS 'Identity of the amount: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN amounts.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN amounts.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN amounts.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN amounts.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN amounts.currency IS 'Currency as printed, ISO 4217: currencies.code; null if it cannot be known';
COMMENT ON COLUMN amounts.value IS 'Money in units of the currency (never thousands or millions); the lower end of a range';
COMMENT ON COLUMN amounts.value_max IS 'Upper end of a range, in units of the currency; null if the amount is no range';
COMMENT ON COLUMN amounts.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most: what the words around the number say';
COMMENT ON COLUMN amounts.flow IS 'assessed (membership dues), voluntary (earmarked, or all voluntary together), core_voluntary (unearmarked), project or other';
COMMENT ON COLUMN amounts.per IS 'year, month or day, where the money is stated for each of these; null otherwise';
COMMENT ON COLUMN amounts.period_start IS 'First day that the money covers, where the text says so';
COMMENT ON COLUMN amounts.period_end IS 'Last day that the money covers, where the text says so';
COMMENT ON COLUMN amounts.project_id IS 'Project to which it belongs: projects.id';
COMMENT ON COLUMN amounts.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN amounts.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN amounts.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN amounts.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN amounts.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN amounts.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN amounts.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN amounts.rule IS 'Name of the rule that made the record';

CREATE TABLE projects (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    countries VARCHAR[] NOT NULL,
    regions VARCHAR[] NOT NULL,
    funders VARCHAR[] NOT NULL,
    partners VARCHAR[] NOT NULL,
    currency VARCHAR,
    value DECIMAL(38,4),
    qualifier VARCHAR,
    start_date DATE,
    end_date DATE,
    duration VARCHAR,
    description VARCHAR NOT NULL,
    amount_ids VARCHAR[] NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE projects IS 'Named pieces of work described in a section of their own; a missing field was not stated';
COMMENT ON COLUMN projects.id IS 'Identity of the project: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN projects.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN projects.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN projects.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN projects.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN projects.title IS 'Name of the work';
COMMENT ON COLUMN projects.countries IS 'Where it takes place, ISO 3166-1 alpha-3: countries.code';
COMMENT ON COLUMN projects.regions IS 'Regions where it takes place';
COMMENT ON COLUMN projects.funders IS 'Who pays, as the section says: names, or the alpha-3 code where a country pays';
COMMENT ON COLUMN projects.partners IS 'With or through whom the work is done';
COMMENT ON COLUMN projects.currency IS 'Currency as printed, ISO 4217: currencies.code; null if it cannot be known';
COMMENT ON COLUMN projects.value IS 'Money in units of the currency (never thousands or millions); the lower end of a range';
COMMENT ON COLUMN projects.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most: what the words around the number say; null without a value';
COMMENT ON COLUMN projects.start_date IS 'First day of the work, where stated';
COMMENT ON COLUMN projects.end_date IS 'Last day of the work, where stated';
COMMENT ON COLUMN projects.duration IS 'Length of the work, ISO 8601 (P26M is 26 months), where stated';
COMMENT ON COLUMN projects.description IS 'Text of the section';
COMMENT ON COLUMN projects.amount_ids IS 'Amounts of the project: amounts.id';
COMMENT ON COLUMN projects.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN projects.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN projects.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN projects.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN projects.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN projects.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN projects.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN projects.rule IS 'Name of the rule that made the record';

CREATE TABLE contributions (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    currency VARCHAR,
    value DECIMAL(38,4) NOT NULL,
    value_max DECIMAL(38,4),
    qualifier VARCHAR NOT NULL,
    period_start DATE,
    period_end DATE,
    amount_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE contributions IS 'Money given to the publishing organisation, one row for each statement; sums over rows may count a total and its parts twice';
COMMENT ON COLUMN contributions.id IS 'Identity of the contribution: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN contributions.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN contributions.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN contributions.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN contributions.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN contributions.kind IS 'assessed (membership dues), voluntary (earmarked, or all voluntary together), core_voluntary (unearmarked), project or other';
COMMENT ON COLUMN contributions.currency IS 'Currency as printed, ISO 4217: currencies.code; null if it cannot be known';
COMMENT ON COLUMN contributions.value IS 'Money in units of the currency (never thousands or millions); the lower end of a range';
COMMENT ON COLUMN contributions.value_max IS 'Upper end of a range, in units of the currency; null if it is no range';
COMMENT ON COLUMN contributions.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most: what the words around the number say';
COMMENT ON COLUMN contributions.period_start IS 'First day that the money covers, where the text says so';
COMMENT ON COLUMN contributions.period_end IS 'Last day that the money covers, where the text says so';
COMMENT ON COLUMN contributions.amount_id IS 'Amount that states it: amounts.id';
COMMENT ON COLUMN contributions.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN contributions.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN contributions.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN contributions.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN contributions.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN contributions.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN contributions.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN contributions.rule IS 'Name of the rule that made the record';

CREATE TABLE facts (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE facts IS 'Key figures that are no money';
COMMENT ON COLUMN facts.id IS 'Identity of the fact: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN facts.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN facts.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN facts.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN facts.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN facts.key IS 'What is stated: member_since, conventions_ratified, beneficiaries, …';
COMMENT ON COLUMN facts.value IS 'The figure, normalised';
COMMENT ON COLUMN facts.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN facts.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN facts.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN facts.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN facts.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN facts.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN facts.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN facts.rule IS 'Name of the rule that made the record';

CREATE TABLE contacts (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE contacts IS 'Ways to reach the people behind a document';
COMMENT ON COLUMN contacts.id IS 'Identity of the contact: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN contacts.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN contacts.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN contacts.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN contacts.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN contacts.kind IS 'email, phone, url or address';
COMMENT ON COLUMN contacts.value IS 'The address or number, normalised';
COMMENT ON COLUMN contacts.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN contacts.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN contacts.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN contacts.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN contacts.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN contacts.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN contacts.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN contacts.rule IS 'Name of the rule that made the record';

CREATE TABLE links (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE links IS 'Hyperlinks of the documents';
COMMENT ON COLUMN links.id IS 'Identity of the link: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN links.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN links.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN links.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN links.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN links.uri IS 'Target of the link';
COMMENT ON COLUMN links.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN links.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN links.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN links.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN links.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN links.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN links.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN links.rule IS 'Name of the rule that made the record';

CREATE TABLE tables (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    title VARCHAR,
    unit VARCHAR,
    header VARCHAR[] NOT NULL,
    rows VARCHAR[][] NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE tables IS 'Tables of the documents; their cells are also rows of table_cells';
COMMENT ON COLUMN tables.id IS 'Identity of the table: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN tables.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN tables.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN tables.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN tables.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN tables.title IS 'Title as printed';
COMMENT ON COLUMN tables.unit IS 'Unit as printed: ''US$ thousand''';
COMMENT ON COLUMN tables.header IS 'Cells of the header row';
COMMENT ON COLUMN tables.rows IS 'Cells of the other rows, as printed';
COMMENT ON COLUMN tables.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN tables.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN tables.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN tables.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN tables.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN tables.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN tables.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN tables.rule IS 'Name of the rule that made the record';

CREATE TABLE table_cells (
    table_id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    table_row INTEGER NOT NULL,
    table_column INTEGER NOT NULL,
    heading VARCHAR,
    text VARCHAR NOT NULL,
    PRIMARY KEY (table_id, table_row, table_column)
);
COMMENT ON TABLE table_cells IS 'Cells of the tables, as printed';
COMMENT ON COLUMN table_cells.table_id IS 'Table: tables.id';
COMMENT ON COLUMN table_cells.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN table_cells.table_row IS 'Row: 0 is the header, 1 the first row';
COMMENT ON COLUMN table_cells.table_column IS 'Column, from 0';
COMMENT ON COLUMN table_cells.heading IS 'Header cell above it; null where there is none';
COMMENT ON COLUMN table_cells.text IS 'Words of the cell';

CREATE TABLE charts (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    title VARCHAR,
    unit VARCHAR,
    kind VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE charts IS 'Charts of the documents; their values are rows of chart_values';
COMMENT ON COLUMN charts.id IS 'Identity of the chart: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN charts.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN charts.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN charts.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN charts.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN charts.title IS 'Title as printed';
COMMENT ON COLUMN charts.unit IS 'Unit as printed';
COMMENT ON COLUMN charts.kind IS 'bar, grouped, stacked, line, pie, picture or unknown';
COMMENT ON COLUMN charts.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN charts.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN charts.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN charts.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN charts.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN charts.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN charts.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN charts.rule IS 'Name of the rule that made the record';

CREATE TABLE chart_values (
    chart_id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    series_position INTEGER NOT NULL,
    value_position INTEGER NOT NULL,
    series VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    value DECIMAL(38,10) NOT NULL,
    origin VARCHAR NOT NULL,
    PRIMARY KEY (chart_id, series_position, value_position)
);
COMMENT ON TABLE chart_values IS 'Values of the charts';
COMMENT ON COLUMN chart_values.chart_id IS 'Chart: charts.id';
COMMENT ON COLUMN chart_values.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN chart_values.series_position IS 'Place of the series in the chart, from 0';
COMMENT ON COLUMN chart_values.value_position IS 'Place of the value in its series, from 0';
COMMENT ON COLUMN chart_values.series IS 'Name of the series, as in the legend';
COMMENT ON COLUMN chart_values.label IS 'Category: ''2021''';
COMMENT ON COLUMN chart_values.value IS 'Number in the chart''s unit (charts.unit); measured numbers are rounded to ten places';
COMMENT ON COLUMN chart_values.origin IS 'label (a printed value) or geometry (measured from the drawing)';

CREATE TABLE issues (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    record VARCHAR,
    record_id VARCHAR,
    field VARCHAR,
    page INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL
);
COMMENT ON TABLE issues IS 'What a person should look at';
COMMENT ON COLUMN issues.id IS 'Identity of the issue; the same PDF and rules give the same id';
COMMENT ON COLUMN issues.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN issues.code IS 'Kind of issue: issue_codes.code';
COMMENT ON COLUMN issues.severity IS 'error, warning or info';
COMMENT ON COLUMN issues.message IS 'What was found, in plain words';
COMMENT ON COLUMN issues.record IS 'Kind of record that it is about: amount, table, …';
COMMENT ON COLUMN issues.record_id IS 'Identity of that record';
COMMENT ON COLUMN issues.field IS 'Field of that record';
COMMENT ON COLUMN issues.page IS 'Page of the first place, from 1; null without a place';
COMMENT ON COLUMN issues.spans IS 'Places to look at: page from 1; x0, top, x1, bottom in PDF points, origin at the top left';

CREATE TABLE country_mentions (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    demonym BOOLEAN NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE country_mentions IS 'Countries named in the text, each where it stands';
COMMENT ON COLUMN country_mentions.id IS 'Identity of the mention: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN country_mentions.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN country_mentions.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN country_mentions.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN country_mentions.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN country_mentions.code IS 'ISO 3166-1 alpha-3 (Kosovo is XKX): countries.code';
COMMENT ON COLUMN country_mentions.name IS 'English short name';
COMMENT ON COLUMN country_mentions.role IS 'partner (the document''s own), recipient (the work takes place there) or mentioned';
COMMENT ON COLUMN country_mentions.demonym IS 'True for ''Korean'', false for ''Korea''';
COMMENT ON COLUMN country_mentions.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN country_mentions.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN country_mentions.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN country_mentions.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN country_mentions.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN country_mentions.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN country_mentions.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN country_mentions.rule IS 'Name of the rule that made the record';

CREATE TABLE region_mentions (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    m49 VARCHAR,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE region_mentions IS 'Regions and groups of countries named in the text';
COMMENT ON COLUMN region_mentions.id IS 'Identity of the mention: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN region_mentions.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN region_mentions.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN region_mentions.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN region_mentions.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN region_mentions.name IS 'Name as the rule data lists it: regions.name';
COMMENT ON COLUMN region_mentions.m49 IS 'UN M49 code, where it has one';
COMMENT ON COLUMN region_mentions.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN region_mentions.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN region_mentions.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN region_mentions.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN region_mentions.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN region_mentions.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN region_mentions.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN region_mentions.rule IS 'Name of the rule that made the record';

CREATE TABLE date_mentions (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    start_date DATE,
    end_date DATE,
    duration VARCHAR,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE date_mentions IS 'Dates, periods and durations in the text';
COMMENT ON COLUMN date_mentions.id IS 'Identity of the mention: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN date_mentions.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN date_mentions.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN date_mentions.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN date_mentions.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN date_mentions.kind IS 'day, month, year, range or duration';
COMMENT ON COLUMN date_mentions.start_date IS 'First day; null is open';
COMMENT ON COLUMN date_mentions.end_date IS 'Last day; null is open';
COMMENT ON COLUMN date_mentions.duration IS 'ISO 8601: P26M is 26 months';
COMMENT ON COLUMN date_mentions.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN date_mentions.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN date_mentions.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN date_mentions.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN date_mentions.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN date_mentions.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN date_mentions.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN date_mentions.rule IS 'Name of the rule that made the record';

CREATE TABLE organisation_mentions (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    section_id VARCHAR,
    page INTEGER,
    text VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE organisation_mentions IS 'Organisations named in the text';
COMMENT ON COLUMN organisation_mentions.id IS 'Identity of the mention: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN organisation_mentions.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN organisation_mentions.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN organisation_mentions.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN organisation_mentions.text IS 'Words as printed, hyphenation undone';
COMMENT ON COLUMN organisation_mentions.name IS 'Acronym if the document prints it, else the printed name';
COMMENT ON COLUMN organisation_mentions.kind IS 'government, agency, un, ngo, company or other';
COMMENT ON COLUMN organisation_mentions.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN organisation_mentions.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN organisation_mentions.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN organisation_mentions.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN organisation_mentions.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN organisation_mentions.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN organisation_mentions.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN organisation_mentions.rule IS 'Name of the rule that made the record';

CREATE TABLE countries (
    code VARCHAR PRIMARY KEY,
    alpha_2 VARCHAR NOT NULL,
    m49 VARCHAR,
    name_en VARCHAR NOT NULL,
    name_fr VARCHAR NOT NULL,
    name_es VARCHAR NOT NULL
);
COMMENT ON TABLE countries IS 'Countries and territories of ISO 3166-1, and Kosovo';
COMMENT ON COLUMN countries.code IS 'ISO 3166-1 alpha-3';
COMMENT ON COLUMN countries.alpha_2 IS 'ISO 3166-1 alpha-2, as IATI uses it';
COMMENT ON COLUMN countries.m49 IS 'UN M49 (ISO 3166-1 numeric), three digits';
COMMENT ON COLUMN countries.name_en IS 'English short name, as in country_mentions.name';
COMMENT ON COLUMN countries.name_fr IS 'Name in French (CLDR)';
COMMENT ON COLUMN countries.name_es IS 'Name in Spanish (CLDR)';

CREATE TABLE regions (
    name VARCHAR PRIMARY KEY,
    m49 VARCHAR
);
COMMENT ON TABLE regions IS 'Regions and groups of countries that the rule data lists';
COMMENT ON COLUMN regions.name IS 'Name, as in region_mentions.name';
COMMENT ON COLUMN regions.m49 IS 'UN M49 code, where it has one';

CREATE TABLE currencies (
    code VARCHAR PRIMARY KEY,
    name_en VARCHAR NOT NULL,
    name_fr VARCHAR NOT NULL,
    name_es VARCHAR NOT NULL,
    minor_units INTEGER NOT NULL
);
COMMENT ON TABLE currencies IS 'Currencies of ISO 4217, in force and former';
COMMENT ON COLUMN currencies.code IS 'ISO 4217';
COMMENT ON COLUMN currencies.name_en IS 'Name in English (CLDR)';
COMMENT ON COLUMN currencies.name_fr IS 'Name in French (CLDR; English where it has none)';
COMMENT ON COLUMN currencies.name_es IS 'Name in Spanish (CLDR; English where it has none)';
COMMENT ON COLUMN currencies.minor_units IS 'Decimal places in use (2 for the dollar, 0 for the yen), count';

CREATE TABLE issue_codes (
    code VARCHAR PRIMARY KEY,
    meaning VARCHAR NOT NULL,
    next_step VARCHAR NOT NULL
);
COMMENT ON TABLE issue_codes IS 'Kinds of issues and what to do about them';
COMMENT ON COLUMN issue_codes.code IS 'Kind of issue';
COMMENT ON COLUMN issue_codes.meaning IS 'What was noticed';
COMMENT ON COLUMN issue_codes.next_step IS 'What a person can do';
