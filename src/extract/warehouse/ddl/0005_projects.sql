-- Works in the rows of tables, and what a work's own section says besides.

ALTER TABLE projects ADD COLUMN end_derived DATE;
ALTER TABLE projects ADD COLUMN beneficiaries DECIMAL(38,4);
ALTER TABLE projects ADD COLUMN links VARCHAR[];
COMMENT ON TABLE projects IS 'Named pieces of work, each described in a section of its own or named in the row of a table; a missing field was not stated';
COMMENT ON COLUMN projects.end_derived IS 'First day plus duration, less a day: where the document states these two and no last day';
COMMENT ON COLUMN projects.beneficiaries IS 'People reached, count: the first that the section states';
COMMENT ON COLUMN projects.links IS 'Addresses to which words of its section lead';
COMMENT ON COLUMN projects.funders IS 'Who pays, as the section (or the row) says: names, or the alpha-3 code where a country pays';

ALTER TABLE country_mentions ADD COLUMN at_work BOOLEAN;
COMMENT ON COLUMN country_mentions.at_work IS 'True where the words place work there or send money there; also for the partner, whose role is partner wherever it stands';

CREATE TABLE project_rows (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    project_id VARCHAR NOT NULL,
    table_id VARCHAR NOT NULL,
    table_row INTEGER NOT NULL,
    table_column INTEGER NOT NULL,
    page INTEGER,
    title VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    countries VARCHAR[] NOT NULL,
    regions VARCHAR[] NOT NULL,
    funders VARCHAR[] NOT NULL,
    currency VARCHAR,
    value DECIMAL(38,4),
    qualifier VARCHAR,
    start_date DATE,
    end_date DATE,
    duration VARCHAR,
    amount_ids VARCHAR[] NOT NULL,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL
);
COMMENT ON TABLE project_rows IS 'Rows of tables that name a work, with what they state; a work''s section may state other figures of its own';
COMMENT ON COLUMN project_rows.id IS 'Identity of the row: a hash of its table, number and name';
COMMENT ON COLUMN project_rows.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN project_rows.project_id IS 'The work: projects.id';
COMMENT ON COLUMN project_rows.table_id IS 'The table: tables.id';
COMMENT ON COLUMN project_rows.table_row IS 'Number of the row: 1 is the first below the header';
COMMENT ON COLUMN project_rows.table_column IS 'Column of the name, from 0';
COMMENT ON COLUMN project_rows.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN project_rows.title IS 'Name of the work as the row has it';
COMMENT ON COLUMN project_rows.text IS 'All cells of the row, parted by | ';
COMMENT ON COLUMN project_rows.countries IS 'Where it takes place, ISO 3166-1 alpha-3: countries.code';
COMMENT ON COLUMN project_rows.regions IS 'Regions where it takes place: regions.name';
COMMENT ON COLUMN project_rows.funders IS 'Who pays: names, or the alpha-3 code where a country pays';
COMMENT ON COLUMN project_rows.currency IS 'Currency of value, ISO 4217: currencies.code';
COMMENT ON COLUMN project_rows.value IS 'Money under a head such as Budget, in units of the currency (never thousands or millions)';
COMMENT ON COLUMN project_rows.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most; null without a value';
COMMENT ON COLUMN project_rows.start_date IS 'First day of the work, where stated';
COMMENT ON COLUMN project_rows.end_date IS 'Last day of the work, where stated';
COMMENT ON COLUMN project_rows.duration IS 'Length of the work, ISO 8601 (P26M is 26 months), where stated';
COMMENT ON COLUMN project_rows.amount_ids IS 'All amounts of the row: amounts.id';
COMMENT ON COLUMN project_rows.spans IS 'One box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
