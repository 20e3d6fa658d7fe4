-- Contributions: each sum once with all its places, and which of them add up.

DROP VIEW contributions_cited;
ALTER TABLE contributions RENAME TO older_contributions;

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
    amount_id VARCHAR,
    chart_id VARCHAR,
    aggregation VARCHAR NOT NULL,
    part_of VARCHAR[] NOT NULL,
    provider VARCHAR,
    source VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    in_heading BOOLEAN NOT NULL,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE contributions IS 'Money given to the publishing organisation, one row for each sum, however often it is stated; add up rows whose aggregation is total';
COMMENT ON COLUMN contributions.id IS 'Identity of the contribution: a hash of document, kind, place and words; the same PDF and rules give the same id';
COMMENT ON COLUMN contributions.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN contributions.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN contributions.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN contributions.text IS 'Words as printed, hyphenation undone; for a value of a chart, the chart''s title';
COMMENT ON COLUMN contributions.kind IS 'assessed (membership dues), voluntary (earmarked, or all voluntary together), core_voluntary (unearmarked), project or other';
COMMENT ON COLUMN contributions.currency IS 'Currency as printed, ISO 4217: currencies.code; null if it cannot be known';
COMMENT ON COLUMN contributions.value IS 'Money in units of the currency (never thousands or millions); the lower end of a range';
COMMENT ON COLUMN contributions.value_max IS 'Upper end of a range, in units of the currency; null if it is no range';
COMMENT ON COLUMN contributions.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most: what the words around the number say';
COMMENT ON COLUMN contributions.period_start IS 'First day that the money covers, where the text says so';
COMMENT ON COLUMN contributions.period_end IS 'Last day that the money covers, where the text says so';
COMMENT ON COLUMN contributions.amount_id IS 'Amount that states it most precisely: amounts.id; null for a value of a chart';
COMMENT ON COLUMN contributions.chart_id IS 'Chart whose value states it: charts.id; null for an amount';
COMMENT ON COLUMN contributions.aggregation IS 'total: adds up with all other totals of its kind and currency; part: lies in a total; context: said beside them, as a yearly rate, a second currency, or years that overlap';
COMMENT ON COLUMN contributions.part_of IS 'Part: the smallest contributions that include it: contributions.id; a cell has its row''s and its column''s';
COMMENT ON COLUMN contributions.provider IS 'Who gives, if a sentence or a head says it: a name, or the alpha-3 code of a country; null for the partner as a whole';
COMMENT ON COLUMN contributions.source IS 'text, table or chart: what states it most precisely';
COMMENT ON COLUMN contributions.start_char IS 'Offset of the first character of text in the section''s text, its heading (in_heading) or the table''s cell (table_id), in characters from 0';
COMMENT ON COLUMN contributions.end_char IS 'Offset behind the last character of text, in characters';
COMMENT ON COLUMN contributions.in_heading IS 'True if the offsets lead into the section''s heading';
COMMENT ON COLUMN contributions.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN contributions.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN contributions.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN contributions.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN contributions.rule IS 'Name of the rule that made the record';

INSERT INTO contributions BY NAME
SELECT *, NULL AS chart_id, 'context' AS aggregation, [] AS part_of, NULL AS provider,
       CASE WHEN table_id IS NULL THEN 'text' ELSE 'table' END AS source
FROM older_contributions;
DROP TABLE older_contributions;

CREATE TABLE contribution_places (
    contribution_id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    record VARCHAR NOT NULL,
    amount_id VARCHAR,
    chart_id VARCHAR,
    series VARCHAR,
    label VARCHAR,
    section_id VARCHAR,
    table_id VARCHAR,
    table_row INTEGER,
    table_column INTEGER,
    page INTEGER,
    text VARCHAR NOT NULL,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    PRIMARY KEY (contribution_id, position)
);
COMMENT ON TABLE contribution_places IS 'Every place where a contribution is stated';
COMMENT ON COLUMN contribution_places.contribution_id IS 'Contribution: contributions.id';
COMMENT ON COLUMN contribution_places.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN contribution_places.position IS '0 is the most precise statement, which the contribution quotes';
COMMENT ON COLUMN contribution_places.record IS 'amount or chart_value';
COMMENT ON COLUMN contribution_places.amount_id IS 'Amount that states it: amounts.id';
COMMENT ON COLUMN contribution_places.chart_id IS 'Chart that draws it: charts.id';
COMMENT ON COLUMN contribution_places.series IS 'Chart: name of the series in the legend';
COMMENT ON COLUMN contribution_places.label IS 'Chart: category of the value';
COMMENT ON COLUMN contribution_places.section_id IS 'Section in which it stands: sections.id; null if in none';
COMMENT ON COLUMN contribution_places.table_id IS 'Table in whose cell it stands: tables.id; null outside tables';
COMMENT ON COLUMN contribution_places.table_row IS 'Row of that cell: 0 is the header, 1 the first row, null the table''s title';
COMMENT ON COLUMN contribution_places.table_column IS 'Column of that cell, from 0';
COMMENT ON COLUMN contribution_places.page IS 'Page of its first printed line, from 1; null without a place';
COMMENT ON COLUMN contribution_places.text IS 'Words as printed; of a chart, the number in its unit';
COMMENT ON COLUMN contribution_places.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';

CREATE TABLE contribution_series (
    contribution_id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    part_id VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    value DECIMAL(38,4) NOT NULL,
    value_max DECIMAL(38,4),
    qualifier VARCHAR NOT NULL,
    PRIMARY KEY (contribution_id, period_start)
);
COMMENT ON TABLE contribution_series IS 'What is stated of a contribution for each of its years, by a table, a chart or the text';
COMMENT ON COLUMN contribution_series.contribution_id IS 'Contribution over all these years: contributions.id';
COMMENT ON COLUMN contribution_series.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN contribution_series.part_id IS 'Contribution of the year, with all its places: contributions.id';
COMMENT ON COLUMN contribution_series.period_start IS 'First day of the year';
COMMENT ON COLUMN contribution_series.period_end IS 'Last day of the year';
COMMENT ON COLUMN contribution_series.value IS 'Money in units of the contribution''s currency; the lower end of a range';
COMMENT ON COLUMN contribution_series.value_max IS 'Upper end of a range; null if it is no range';
COMMENT ON COLUMN contribution_series.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most; about for a value measured from a chart';

CREATE VIEW contributions_cited AS
SELECT
    d.partner_code,
    d.partner_name,
    c.kind,
    c.currency,
    c.value,
    c.value_max,
    c.qualifier,
    c.period_start,
    c.period_end,
    c.aggregation,
    c.provider,
    c.source,
    c.aggregation = 'total' OR (c.aggregation = 'part' AND NOT EXISTS (
        FROM contributions w WHERE w.document = c.document AND w.kind = c.kind AND list_contains(c.part_of, w.id)
    )) AS total_of_kind,
    c.page,
    c.text AS quote,
    s.heading AS section,
    s.text AS context,
    r.text AS row_head,
    h.text AS column_head,
    d.file_name,
    d.language,
    d.publisher,
    d.published,
    EXISTS (FROM issues i WHERE i.document = c.document AND i.code = 'older_edition') AS superseded,
    c.document,
    c.id AS contribution_id
FROM contributions c
JOIN documents d ON d.sha256 = c.document
LEFT JOIN sections s ON s.id = c.section_id
LEFT JOIN table_cells r ON (r.table_id, r.table_row, r.table_column) = (c.table_id, c.table_row, 0)
LEFT JOIN table_cells h ON (h.table_id, h.table_row, h.table_column) = (c.table_id, 0, c.table_column)
WHERE d.state = 'loaded';
COMMENT ON VIEW contributions_cited IS 'Who gave how much of which kind in which years, with the page and the words of each figure; add up rows whose aggregation is total';
COMMENT ON COLUMN contributions_cited.partner_code IS 'Who gave: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN contributions_cited.partner_name IS 'Name of the partner';
COMMENT ON COLUMN contributions_cited.kind IS 'assessed (membership dues), voluntary (earmarked, or all voluntary together), core_voluntary (unearmarked), project or other';
COMMENT ON COLUMN contributions_cited.currency IS 'ISO 4217; null if it cannot be known; nothing is converted';
COMMENT ON COLUMN contributions_cited.value IS 'Money in units of the currency; the lower end of a range';
COMMENT ON COLUMN contributions_cited.value_max IS 'Upper end of a range, in units of the currency';
COMMENT ON COLUMN contributions_cited.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most';
COMMENT ON COLUMN contributions_cited.period_start IS 'First day that the money covers, where the text says so';
COMMENT ON COLUMN contributions_cited.period_end IS 'Last day that the money covers, where the text says so';
COMMENT ON COLUMN contributions_cited.aggregation IS 'total: adds up with all other totals of its kind and currency; part: lies in a total; context: said beside them, not to be added';
COMMENT ON COLUMN contributions_cited.provider IS 'Who gives, if the document says it: a name, or the alpha-3 code of a country; null for the partner as a whole';
COMMENT ON COLUMN contributions_cited.source IS 'text, table or chart: what states it most precisely';
COMMENT ON COLUMN contributions_cited.total_of_kind IS 'True for what adds up within one kind: totals, and core money that lies in a total of all voluntary money';
COMMENT ON COLUMN contributions_cited.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN contributions_cited.quote IS 'Words as printed; of a chart, its title';
COMMENT ON COLUMN contributions_cited.section IS 'Heading of the section in which it stands';
COMMENT ON COLUMN contributions_cited.row_head IS 'Figure in a table: the first cell of its row';
COMMENT ON COLUMN contributions_cited.column_head IS 'Figure in a table: the head of its column';
COMMENT ON COLUMN contributions_cited.context IS 'Text of that section';
COMMENT ON COLUMN contributions_cited.file_name IS 'File in which it is printed';
COMMENT ON COLUMN contributions_cited.language IS 'Language of the document: en, fr or es';
COMMENT ON COLUMN contributions_cited.publisher IS 'Organisation that published the document, and received the money';
COMMENT ON COLUMN contributions_cited.published IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN contributions_cited.superseded IS 'True if a newer edition of the document is loaded';
COMMENT ON COLUMN contributions_cited.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN contributions_cited.contribution_id IS 'Identity of the contribution: contributions.id';
