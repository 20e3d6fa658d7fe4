-- Plain names for the views that analysts should add up: what documents state as a whole stands behind them.

DROP VIEW amounts_current;
DROP VIEW contributions_cited;
DROP VIEW mentions;
DROP VIEW open_issues;
ALTER TABLE contributions RENAME TO stated_contributions;
ALTER TABLE projects RENAME TO stated_projects;
ALTER TABLE edition_changes RENAME TO record_changes;

COMMENT ON TABLE stated_contributions IS 'Money given to the publisher, each sum once with all its places: totals, their parts and sums said beside them, of every edition; the view contributions has what adds up';
COMMENT ON TABLE stated_projects IS 'Named pieces of work, described in a section of their own or named in a table''s row, of every edition; a missing field was not stated';
COMMENT ON TABLE record_changes IS 'What became of each record of an edition in the next one; the view edition_changes names documents and partner';

COMMENT ON COLUMN amounts.project_id IS 'Project to which it belongs: stated_projects.id';
COMMENT ON COLUMN stated_contributions.part_of IS 'The smallest contributions that include this part: stated_contributions.id';
COMMENT ON COLUMN contribution_places.contribution_id IS 'The contribution: stated_contributions.id';
COMMENT ON COLUMN contribution_series.contribution_id IS 'Contribution over all these years: stated_contributions.id';
COMMENT ON COLUMN contribution_series.part_id IS 'Contribution of the year, with all its places: stated_contributions.id';
COMMENT ON COLUMN project_rows.project_id IS 'The project: stated_projects.id';

ALTER TABLE sections ADD COLUMN edition VARCHAR;
ALTER TABLE sections ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN sections.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN sections.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE sections SET edition = d.published FROM documents d WHERE d.sha256 = sections.document;
ALTER TABLE amounts ADD COLUMN edition VARCHAR;
ALTER TABLE amounts ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN amounts.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN amounts.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE amounts SET edition = d.published FROM documents d WHERE d.sha256 = amounts.document;
ALTER TABLE stated_projects ADD COLUMN edition VARCHAR;
ALTER TABLE stated_projects ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN stated_projects.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN stated_projects.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE stated_projects SET edition = d.published FROM documents d WHERE d.sha256 = stated_projects.document;
ALTER TABLE stated_contributions ADD COLUMN edition VARCHAR;
ALTER TABLE stated_contributions ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN stated_contributions.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN stated_contributions.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE stated_contributions SET edition = d.published FROM documents d WHERE d.sha256 = stated_contributions.document;
ALTER TABLE facts ADD COLUMN edition VARCHAR;
ALTER TABLE facts ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN facts.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN facts.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE facts SET edition = d.published FROM documents d WHERE d.sha256 = facts.document;
ALTER TABLE key_figures ADD COLUMN edition VARCHAR;
ALTER TABLE key_figures ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN key_figures.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN key_figures.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE key_figures SET edition = d.published FROM documents d WHERE d.sha256 = key_figures.document;
ALTER TABLE contacts ADD COLUMN edition VARCHAR;
ALTER TABLE contacts ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN contacts.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN contacts.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE contacts SET edition = d.published FROM documents d WHERE d.sha256 = contacts.document;
ALTER TABLE links ADD COLUMN edition VARCHAR;
ALTER TABLE links ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN links.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN links.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE links SET edition = d.published FROM documents d WHERE d.sha256 = links.document;
ALTER TABLE tables ADD COLUMN edition VARCHAR;
ALTER TABLE tables ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN tables.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN tables.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE tables SET edition = d.published FROM documents d WHERE d.sha256 = tables.document;
ALTER TABLE charts ADD COLUMN edition VARCHAR;
ALTER TABLE charts ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN charts.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN charts.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE charts SET edition = d.published FROM documents d WHERE d.sha256 = charts.document;
ALTER TABLE furniture ADD COLUMN edition VARCHAR;
ALTER TABLE furniture ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN furniture.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN furniture.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE furniture SET edition = d.published FROM documents d WHERE d.sha256 = furniture.document;
ALTER TABLE issues ADD COLUMN edition VARCHAR;
ALTER TABLE issues ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN issues.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN issues.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE issues SET edition = d.published FROM documents d WHERE d.sha256 = issues.document;
ALTER TABLE comparisons ADD COLUMN edition VARCHAR;
ALTER TABLE comparisons ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN comparisons.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN comparisons.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE comparisons SET edition = d.published FROM documents d WHERE d.sha256 = comparisons.document;
ALTER TABLE country_mentions ADD COLUMN edition VARCHAR;
ALTER TABLE country_mentions ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN country_mentions.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN country_mentions.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE country_mentions SET edition = d.published FROM documents d WHERE d.sha256 = country_mentions.document;
ALTER TABLE region_mentions ADD COLUMN edition VARCHAR;
ALTER TABLE region_mentions ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN region_mentions.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN region_mentions.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE region_mentions SET edition = d.published FROM documents d WHERE d.sha256 = region_mentions.document;
ALTER TABLE date_mentions ADD COLUMN edition VARCHAR;
ALTER TABLE date_mentions ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN date_mentions.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN date_mentions.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE date_mentions SET edition = d.published FROM documents d WHERE d.sha256 = date_mentions.document;
ALTER TABLE organisation_mentions ADD COLUMN edition VARCHAR;
ALTER TABLE organisation_mentions ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN organisation_mentions.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN organisation_mentions.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE organisation_mentions SET edition = d.published FROM documents d WHERE d.sha256 = organisation_mentions.document;
ALTER TABLE project_rows ADD COLUMN edition VARCHAR;
ALTER TABLE project_rows ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN project_rows.edition IS 'Edition of the document: documents.published; null where no date is printed';
COMMENT ON COLUMN project_rows.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
UPDATE project_rows SET edition = d.published FROM documents d WHERE d.sha256 = project_rows.document;

ALTER TABLE amounts ADD COLUMN row_head VARCHAR;
ALTER TABLE amounts ADD COLUMN column_head VARCHAR;
COMMENT ON COLUMN amounts.row_head IS 'Figure in a table: the first cell of its row';
COMMENT ON COLUMN amounts.column_head IS 'Figure in a table: the head of its column';
UPDATE amounts SET row_head = c.text FROM table_cells c WHERE (c.table_id, c.table_row, c.table_column) = (amounts.table_id, amounts.table_row, 0);
UPDATE amounts SET column_head = c.text FROM table_cells c WHERE (c.table_id, c.table_row, c.table_column) = (amounts.table_id, 0, amounts.table_column);
ALTER TABLE stated_contributions ADD COLUMN row_head VARCHAR;
ALTER TABLE stated_contributions ADD COLUMN column_head VARCHAR;
COMMENT ON COLUMN stated_contributions.row_head IS 'Figure in a table: the first cell of its row';
COMMENT ON COLUMN stated_contributions.column_head IS 'Figure in a table: the head of its column';
UPDATE stated_contributions SET row_head = c.text FROM table_cells c WHERE (c.table_id, c.table_row, c.table_column) = (stated_contributions.table_id, stated_contributions.table_row, 0);
UPDATE stated_contributions SET column_head = c.text FROM table_cells c WHERE (c.table_id, c.table_row, c.table_column) = (stated_contributions.table_id, 0, stated_contributions.table_column);

ALTER TABLE stated_contributions ADD COLUMN yearly BOOLEAN;
ALTER TABLE stated_contributions ADD COLUMN counted BOOLEAN;
ALTER TABLE stated_contributions ADD COLUMN not_counted VARCHAR;
ALTER TABLE stated_contributions ADD COLUMN covered_by VARCHAR;
COMMENT ON COLUMN stated_contributions.yearly IS 'True if contribution_series states it for each of its years';
COMMENT ON COLUMN stated_contributions.counted IS 'True if it is in the view contributions: its money is in no other row there';
COMMENT ON COLUMN stated_contributions.not_counted IS 'Why not: part or context (see aggregation), older_edition, or overlaps (another current document states this kind of money for some of the same days); null if counted';
COMMENT ON COLUMN stated_contributions.covered_by IS 'The counted contribution with which it overlaps: stated_contributions.id; else null';
UPDATE stated_contributions SET yearly = false, counted = false;
UPDATE stated_contributions SET yearly = true
FROM (SELECT contribution_id, count(*) AS years FROM contribution_series
      WHERE year(period_start) = year(period_end) GROUP BY contribution_id) s
WHERE s.contribution_id = stated_contributions.id AND s.years = year(period_end) - year(period_start) + 1;

CREATE TABLE document_history (
    document VARCHAR NOT NULL,
    changed TIMESTAMP NOT NULL,
    state VARCHAR NOT NULL,
    cause VARCHAR,
    run_id VARCHAR NOT NULL,
    extractor_version VARCHAR,
    rules_version VARCHAR,
    PRIMARY KEY (document, changed)
);
COMMENT ON TABLE document_history IS 'Every state that a document came to: one row each time its row in documents was written anew';
COMMENT ON COLUMN document_history.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN document_history.changed IS 'When, UTC';
COMMENT ON COLUMN document_history.state IS 'found, loaded, queued, refused or failed, as in documents.state';
COMMENT ON COLUMN document_history.cause IS 'Why it was not loaded';
COMMENT ON COLUMN document_history.run_id IS 'Run that wrote it: runs.id';
COMMENT ON COLUMN document_history.extractor_version IS 'Version of the program that read it';
COMMENT ON COLUMN document_history.rules_version IS 'Hash of the rule data with which it was read';
INSERT INTO document_history
SELECT sha256, coalesce(extracted_at, last_seen), state, cause, run_id, extractor_version, rules_version FROM documents;

CREATE TABLE exchange_rates (
    currency VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    usd_per_unit DECIMAL(38, 12) NOT NULL,
    source VARCHAR NOT NULL,
    loaded TIMESTAMP NOT NULL,
    PRIMARY KEY (currency, valid_from)
);
COMMENT ON TABLE exchange_rates IS 'Rates that the user gave (factsheets rates load); empty until then, and all USD columns of the views are null';
COMMENT ON COLUMN exchange_rates.currency IS 'ISO 4217: currencies.code';
COMMENT ON COLUMN exchange_rates.valid_from IS 'First day of the rate';
COMMENT ON COLUMN exchange_rates.valid_to IS 'Last day of the rate';
COMMENT ON COLUMN exchange_rates.usd_per_unit IS 'US dollars for one unit of the currency';
COMMENT ON COLUMN exchange_rates.source IS 'Where the rate comes from, as the user said';
COMMENT ON COLUMN exchange_rates.loaded IS 'When it was loaded, UTC';

CREATE VIEW contributions AS
SELECT c.* EXCLUDE (day),
    CASE WHEN c.day <= r.valid_to THEN r.usd_per_unit END AS usd_rate,
    CASE WHEN c.day <= r.valid_to THEN r.valid_from END AS usd_rate_date,
    CASE WHEN c.day <= r.valid_to THEN r.source END AS usd_source,
    (c.value * usd_rate)::DECIMAL(38, 2) AS usd_value,
    (c.value_max * usd_rate)::DECIMAL(38, 2) AS usd_value_max
FROM (
    SELECT
        c.id AS contribution_id,
        c.document,
        d.partner_code,
        d.partner_name,
        c.provider,
        d.publisher,
        c.kind,
        c.currency,
        c.value,
        c.value_max,
        c.qualifier,
        c.period_start,
        c.period_end,
        p.core_value,
        c.source,
        c.text AS quote,
        s.heading AS section,
        c.row_head,
        c.column_head,
        c.page,
        c.edition,
        d.file_name,
        d.language,
        least(c.period_end, d.published_end) AS day
    FROM stated_contributions c
    JOIN documents d ON d.sha256 = c.document
    LEFT JOIN sections s ON s.id = c.section_id
    LEFT JOIN (
        SELECT whole, period_start, period_end, currency, max(value) AS core_value
        FROM (SELECT unnest(part_of) AS whole, * FROM stated_contributions
              WHERE kind = 'core_voluntary' AND aggregation = 'part' AND provider IS NULL)
        GROUP BY ALL
        HAVING count(*) = 1
    ) p ON p.whole = c.id AND c.kind <> 'core_voluntary' AND p.currency = c.currency
        AND p.period_start = c.period_start AND p.period_end = c.period_end
    WHERE c.counted
) c
ASOF LEFT JOIN exchange_rates r ON r.currency = c.currency AND c.day >= r.valid_from;
COMMENT ON VIEW contributions IS 'What each partner gave, of which kind, over which days: current editions, one row a sum, never a total beside its parts, never the same days twice for one kind and giver; so rows of one kind and currency add up';
COMMENT ON COLUMN contributions.contribution_id IS 'Identity of the statement: stated_contributions.id';
COMMENT ON COLUMN contributions.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN contributions.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN contributions.partner_name IS 'Name of the partner';
COMMENT ON COLUMN contributions.provider IS 'Who gives, if the document says it: a name, or the alpha-3 code of a country; null for the partner as a whole';
COMMENT ON COLUMN contributions.publisher IS 'Organisation that published the document, and received the money';
COMMENT ON COLUMN contributions.kind IS 'assessed (membership dues), voluntary (earmarked, or all voluntary together), core_voluntary (unearmarked), project or other';
COMMENT ON COLUMN contributions.currency IS 'ISO 4217 as printed; null if it cannot be known';
COMMENT ON COLUMN contributions.value IS 'Money in units of the currency; the lower end of a range';
COMMENT ON COLUMN contributions.value_max IS 'Upper end of a range, in units of the currency; null if it is no range';
COMMENT ON COLUMN contributions.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most; null without a value';
COMMENT ON COLUMN contributions.period_start IS 'First day that the money covers, where the document says so';
COMMENT ON COLUMN contributions.period_end IS 'Last day that the money covers, where the document says so';
COMMENT ON COLUMN contributions.core_value IS 'Of this, unearmarked money over the same days, in the same currency, where the document says so';
COMMENT ON COLUMN contributions.source IS 'text, table or chart: what states it most precisely';
COMMENT ON COLUMN contributions.quote IS 'Words as printed; of a chart, its title';
COMMENT ON COLUMN contributions.section IS 'Heading of the section in which it stands';
COMMENT ON COLUMN contributions.row_head IS 'Figure in a table: the first cell of its row';
COMMENT ON COLUMN contributions.column_head IS 'Figure in a table: the head of its column';
COMMENT ON COLUMN contributions.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN contributions.edition IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN contributions.file_name IS 'File in which it is printed';
COMMENT ON COLUMN contributions.language IS 'Language of the document: en, fr or es';
COMMENT ON COLUMN contributions.usd_value IS 'Value in US dollars, cents rounded, by the rate beside it; null without a rate for that day';
COMMENT ON COLUMN contributions.usd_value_max IS 'Upper end of a range, likewise';
COMMENT ON COLUMN contributions.usd_rate IS 'US dollars for one unit of the currency';
COMMENT ON COLUMN contributions.usd_rate_date IS 'First day of that rate; it is the rate of the last day that the money covers, or of the document''s date if that is earlier or no period is stated';
COMMENT ON COLUMN contributions.usd_source IS 'Where the rate comes from: exchange_rates.source';

CREATE VIEW contributions_by_year AS
SELECT c.* EXCLUDE (day),
    CASE WHEN c.day <= r.valid_to THEN r.usd_per_unit END AS usd_rate,
    CASE WHEN c.day <= r.valid_to THEN r.valid_from END AS usd_rate_date,
    CASE WHEN c.day <= r.valid_to THEN r.source END AS usd_source,
    (c.value * usd_rate)::DECIMAL(38, 2) AS usd_value,
    (c.value_max * usd_rate)::DECIMAL(38, 2) AS usd_value_max
FROM (
    SELECT
        coalesce(y.part_id, c.id) AS contribution_id,
        c.id AS total_id,
        d.partner_code,
        d.partner_name,
        c.provider,
        d.publisher,
        c.kind,
        c.currency,
        CASE WHEN year(coalesce(y.period_start, c.period_start)) = year(coalesce(y.period_end, c.period_end))
             THEN year(coalesce(y.period_start, c.period_start)) END AS year,
        coalesce(y.period_start, c.period_start) AS period_start,
        coalesce(y.period_end, c.period_end) AS period_end,
        coalesce(y.value, c.value) AS value,
        CASE WHEN y.part_id IS NULL THEN c.value_max ELSE y.value_max END AS value_max,
        coalesce(y.qualifier, c.qualifier) AS qualifier,
        CASE WHEN y.part_id IS NOT NULL THEN 'series'
             WHEN c.period_start IS NULL OR c.period_end IS NULL THEN 'undated'
             WHEN year(c.period_start) = year(c.period_end) THEN 'year'
             ELSE 'several_years' END AS basis,
        coalesce(p.text, c.text) AS quote,
        coalesce(p.page, c.page) AS page,
        c.edition,
        d.file_name,
        c.document,
        least(coalesce(y.period_end, c.period_end), d.published_end) AS day
    FROM stated_contributions c
    JOIN documents d ON d.sha256 = c.document
    LEFT JOIN contribution_series y ON y.contribution_id = c.id AND c.yearly
    LEFT JOIN stated_contributions p ON p.id = y.part_id
    WHERE c.counted
) c
ASOF LEFT JOIN exchange_rates r ON r.currency = c.currency AND c.day >= r.valid_from;
COMMENT ON VIEW contributions_by_year IS 'The rows of contributions, by year where the document states each year; a sum of several years stays one row without a year, as nothing says how it is spread';
COMMENT ON COLUMN contributions_by_year.contribution_id IS 'Identity of the statement of this row: stated_contributions.id';
COMMENT ON COLUMN contributions_by_year.total_id IS 'The contribution over all its years: stated_contributions.id; the same as contribution_id unless basis is series';
COMMENT ON COLUMN contributions_by_year.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN contributions_by_year.partner_name IS 'Name of the partner';
COMMENT ON COLUMN contributions_by_year.provider IS 'Who gives, if the document says it: a name, or the alpha-3 code of a country; null for the partner as a whole';
COMMENT ON COLUMN contributions_by_year.publisher IS 'Organisation that published the document, and received the money';
COMMENT ON COLUMN contributions_by_year.kind IS 'assessed (membership dues), voluntary (earmarked, or all voluntary together), core_voluntary (unearmarked), project or other';
COMMENT ON COLUMN contributions_by_year.currency IS 'ISO 4217 as printed; null if it cannot be known';
COMMENT ON COLUMN contributions_by_year.year IS 'Calendar year; null if the sum covers several years or none is stated';
COMMENT ON COLUMN contributions_by_year.period_start IS 'First day that the money covers, where the document says so';
COMMENT ON COLUMN contributions_by_year.period_end IS 'Last day that the money covers, where the document says so';
COMMENT ON COLUMN contributions_by_year.value IS 'Money in units of the currency; the lower end of a range';
COMMENT ON COLUMN contributions_by_year.value_max IS 'Upper end of a range, in units of the currency; null if it is no range';
COMMENT ON COLUMN contributions_by_year.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most; null without a value';
COMMENT ON COLUMN contributions_by_year.basis IS 'year (stated for one year), series (one year of a total that is stated year by year), several_years or undated';
COMMENT ON COLUMN contributions_by_year.quote IS 'Words as printed; of a chart, its title';
COMMENT ON COLUMN contributions_by_year.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN contributions_by_year.edition IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN contributions_by_year.file_name IS 'File in which it is printed';
COMMENT ON COLUMN contributions_by_year.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN contributions_by_year.usd_value IS 'Value in US dollars, cents rounded, by the rate beside it; null without a rate for that day';
COMMENT ON COLUMN contributions_by_year.usd_value_max IS 'Upper end of a range, likewise';
COMMENT ON COLUMN contributions_by_year.usd_rate IS 'US dollars for one unit of the currency';
COMMENT ON COLUMN contributions_by_year.usd_rate_date IS 'First day of that rate; it is the rate of the last day that the money covers, or of the document''s date if that is earlier or no period is stated';
COMMENT ON COLUMN contributions_by_year.usd_source IS 'Where the rate comes from: exchange_rates.source';

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
    c.aggregation = 'total' OR (c.aggregation = 'part' AND w.id IS NULL) AS total_of_kind,
    c.counted,
    c.not_counted,
    c.page,
    c.text AS quote,
    s.heading AS section,
    s.text AS context,
    c.row_head,
    c.column_head,
    d.file_name,
    d.language,
    d.publisher,
    d.published,
    coalesce(NOT d.is_current, false) AS superseded,
    c.document,
    c.id AS contribution_id
FROM stated_contributions c
JOIN documents d ON d.sha256 = c.document
LEFT JOIN sections s ON s.id = c.section_id
LEFT JOIN (
    SELECT DISTINCT p.id
    FROM (SELECT id, kind, unnest(part_of) AS whole FROM stated_contributions WHERE aggregation = 'part') p
    JOIN stated_contributions t ON t.id = p.whole AND t.kind = p.kind
) w ON w.id = c.id
WHERE d.state = 'loaded';
COMMENT ON VIEW contributions_cited IS 'Every statement of who gave how much of which kind in which years, of every edition: totals, parts and sums said beside them; rows whose aggregation is total add up within one document';
COMMENT ON COLUMN contributions_cited.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN contributions_cited.partner_name IS 'Name of the partner';
COMMENT ON COLUMN contributions_cited.kind IS 'assessed (membership dues), voluntary (earmarked, or all voluntary together), core_voluntary (unearmarked), project or other';
COMMENT ON COLUMN contributions_cited.currency IS 'ISO 4217 as printed; null if it cannot be known';
COMMENT ON COLUMN contributions_cited.value IS 'Money in units of the currency; the lower end of a range';
COMMENT ON COLUMN contributions_cited.value_max IS 'Upper end of a range, in units of the currency; null if it is no range';
COMMENT ON COLUMN contributions_cited.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most; null without a value';
COMMENT ON COLUMN contributions_cited.period_start IS 'First day that the money covers, where the document says so';
COMMENT ON COLUMN contributions_cited.period_end IS 'Last day that the money covers, where the document says so';
COMMENT ON COLUMN contributions_cited.aggregation IS 'total: adds up with all other totals of its kind and currency in the document; part: lies in a total; context: said beside them, not to be added';
COMMENT ON COLUMN contributions_cited.provider IS 'Who gives, if the document says it: a name, or the alpha-3 code of a country; null for the partner as a whole';
COMMENT ON COLUMN contributions_cited.source IS 'text, table or chart: what states it most precisely';
COMMENT ON COLUMN contributions_cited.total_of_kind IS 'True for what adds up within one kind: totals, and core money that lies in a total of all voluntary money';
COMMENT ON COLUMN contributions_cited.counted IS 'True if it is in the view contributions';
COMMENT ON COLUMN contributions_cited.not_counted IS 'Why it is not: part, context, older_edition or overlaps; null if counted';
COMMENT ON COLUMN contributions_cited.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN contributions_cited.quote IS 'Words as printed; of a chart, its title';
COMMENT ON COLUMN contributions_cited.section IS 'Heading of the section in which it stands';
COMMENT ON COLUMN contributions_cited.context IS 'Text of that section';
COMMENT ON COLUMN contributions_cited.row_head IS 'Figure in a table: the first cell of its row';
COMMENT ON COLUMN contributions_cited.column_head IS 'Figure in a table: the head of its column';
COMMENT ON COLUMN contributions_cited.file_name IS 'File in which it is printed';
COMMENT ON COLUMN contributions_cited.language IS 'Language of the document: en, fr or es';
COMMENT ON COLUMN contributions_cited.publisher IS 'Organisation that published the document, and received the money';
COMMENT ON COLUMN contributions_cited.published IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN contributions_cited.superseded IS 'True if a newer edition of the document is loaded';
COMMENT ON COLUMN contributions_cited.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN contributions_cited.contribution_id IS 'Identity of the statement: stated_contributions.id';

CREATE VIEW amounts_current AS
SELECT c.* EXCLUDE (day),
    CASE WHEN c.day <= r.valid_to THEN r.usd_per_unit END AS usd_rate,
    CASE WHEN c.day <= r.valid_to THEN r.valid_from END AS usd_rate_date,
    CASE WHEN c.day <= r.valid_to THEN r.source END AS usd_source,
    (c.value * usd_rate)::DECIMAL(38, 2) AS usd_value,
    (c.value_max * usd_rate)::DECIMAL(38, 2) AS usd_value_max
FROM (
    SELECT
        d.partner_code,
        d.partner_name,
        a.flow,
        a.currency,
        a.value,
        a.value_max,
        a.qualifier,
        a.per,
        a.period_start,
        a.period_end,
        p.title AS project,
        s.heading AS section,
        a.row_head,
        a.column_head,
        a.page,
        a.text AS quote,
        d.file_name,
        d.language,
        d.published,
        a.document,
        a.id AS amount_id,
        least(a.period_end, d.published_end) AS day
    FROM amounts a
    JOIN documents d ON d.sha256 = a.document
    LEFT JOIN sections s ON s.id = a.section_id
    LEFT JOIN stated_projects p ON p.id = a.project_id
    WHERE d.state = 'loaded' AND d.is_current IS NOT false
) c
ASOF LEFT JOIN exchange_rates r ON r.currency = c.currency AND c.day >= r.valid_from;
COMMENT ON VIEW amounts_current IS 'Amounts of the newest edition of each loaded document; a total and its parts are rows of their own, so choose rows before you add';
COMMENT ON COLUMN amounts_current.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN amounts_current.partner_name IS 'Name of the partner';
COMMENT ON COLUMN amounts_current.flow IS 'assessed, voluntary, core_voluntary, project or other';
COMMENT ON COLUMN amounts_current.currency IS 'ISO 4217 as printed; null if it cannot be known';
COMMENT ON COLUMN amounts_current.value IS 'Money in units of the currency; the lower end of a range';
COMMENT ON COLUMN amounts_current.value_max IS 'Upper end of a range, in units of the currency; null if it is no range';
COMMENT ON COLUMN amounts_current.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most; null without a value';
COMMENT ON COLUMN amounts_current.per IS 'year, month or day, where the money is stated for each of these';
COMMENT ON COLUMN amounts_current.period_start IS 'First day that the money covers, where the document says so';
COMMENT ON COLUMN amounts_current.period_end IS 'Last day that the money covers, where the document says so';
COMMENT ON COLUMN amounts_current.project IS 'Title of the project to which it belongs';
COMMENT ON COLUMN amounts_current.section IS 'Heading of the section in which it stands';
COMMENT ON COLUMN amounts_current.row_head IS 'Figure in a table: the first cell of its row';
COMMENT ON COLUMN amounts_current.column_head IS 'Figure in a table: the head of its column';
COMMENT ON COLUMN amounts_current.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN amounts_current.quote IS 'Words as printed; of a chart, its title';
COMMENT ON COLUMN amounts_current.file_name IS 'File in which it is printed';
COMMENT ON COLUMN amounts_current.language IS 'Language of the document: en, fr or es';
COMMENT ON COLUMN amounts_current.published IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN amounts_current.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN amounts_current.amount_id IS 'Identity of the amount: amounts.id';
COMMENT ON COLUMN amounts_current.usd_value IS 'Value in US dollars, cents rounded, by the rate beside it; null without a rate for that day';
COMMENT ON COLUMN amounts_current.usd_value_max IS 'Upper end of a range, likewise';
COMMENT ON COLUMN amounts_current.usd_rate IS 'US dollars for one unit of the currency';
COMMENT ON COLUMN amounts_current.usd_rate_date IS 'First day of that rate; it is the rate of the last day that the money covers, or of the document''s date if that is earlier or no period is stated';
COMMENT ON COLUMN amounts_current.usd_source IS 'Where the rate comes from: exchange_rates.source';

CREATE VIEW projects AS
SELECT c.* EXCLUDE (day),
    CASE WHEN c.day <= r.valid_to THEN r.usd_per_unit END AS usd_rate,
    CASE WHEN c.day <= r.valid_to THEN r.valid_from END AS usd_rate_date,
    CASE WHEN c.day <= r.valid_to THEN r.source END AS usd_source,
    (c.value * usd_rate)::DECIMAL(38, 2) AS usd_value
FROM (
    SELECT
        p.id AS project_id,
        p.document,
        d.partner_code,
        d.partner_name,
        d.publisher,
        p.title,
        p.countries,
        p.regions,
        p.funders,
        p.partners,
        p.currency,
        p.value,
        p.qualifier,
        p.start_date,
        p.end_date,
        p.end_derived,
        p.duration,
        p.beneficiaries,
        p.description,
        p.text AS quote,
        s.heading AS section,
        p.page,
        p.edition,
        d.file_name,
        d.language,
        least(coalesce(p.end_date, p.end_derived), d.published_end) AS day
    FROM stated_projects p
    JOIN documents d ON d.sha256 = p.document
    LEFT JOIN sections s ON s.id = p.section_id
    WHERE d.state = 'loaded' AND d.is_current IS NOT false
) c
ASOF LEFT JOIN exchange_rates r ON r.currency = c.currency AND c.day >= r.valid_from;
COMMENT ON VIEW projects IS 'Named pieces of work of current editions: where, who pays, how much, from when to when; a null or an empty list was not stated';
COMMENT ON COLUMN projects.project_id IS 'Identity of the project: stated_projects.id';
COMMENT ON COLUMN projects.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN projects.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN projects.partner_name IS 'Name of the partner';
COMMENT ON COLUMN projects.publisher IS 'Organisation that published the document';
COMMENT ON COLUMN projects.title IS 'Name of the work';
COMMENT ON COLUMN projects.countries IS 'Where it takes place, ISO 3166-1 alpha-3: countries.code';
COMMENT ON COLUMN projects.regions IS 'Regions where it takes place: regions.name';
COMMENT ON COLUMN projects.funders IS 'Who pays: names, or the alpha-3 code where a country pays';
COMMENT ON COLUMN projects.partners IS 'With or through whom the work is done';
COMMENT ON COLUMN projects.currency IS 'ISO 4217 as printed; null if it cannot be known';
COMMENT ON COLUMN projects.value IS 'Money of the whole work, in units of the currency';
COMMENT ON COLUMN projects.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most; null without a value';
COMMENT ON COLUMN projects.start_date IS 'First day, where stated';
COMMENT ON COLUMN projects.end_date IS 'Last day, where stated';
COMMENT ON COLUMN projects.end_derived IS 'Last day by start and duration, where no end is stated but both of these are';
COMMENT ON COLUMN projects.duration IS 'ISO 8601 duration, where stated';
COMMENT ON COLUMN projects.beneficiaries IS 'People reached, count, where stated';
COMMENT ON COLUMN projects.description IS 'What the section says of it';
COMMENT ON COLUMN projects.quote IS 'Its heading, or its name in a table';
COMMENT ON COLUMN projects.section IS 'Heading of the section in which it stands';
COMMENT ON COLUMN projects.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN projects.edition IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN projects.file_name IS 'File in which it is printed';
COMMENT ON COLUMN projects.language IS 'Language of the document: en, fr or es';
COMMENT ON COLUMN projects.usd_value IS 'Value in US dollars, cents rounded, by the rate beside it; null without a rate for that day';
COMMENT ON COLUMN projects.usd_rate IS 'US dollars for one unit of the currency';
COMMENT ON COLUMN projects.usd_rate_date IS 'First day of that rate; it is the rate of the last day of the work, or of the document''s date if that is earlier or no end is known';
COMMENT ON COLUMN projects.usd_source IS 'Where the rate comes from: exchange_rates.source';

CREATE VIEW projects_by_country AS
SELECT
    p.id AS project_id,
    p.country_code,
    n.alpha_2,
    n.name_en AS country,
    p.title,
    coalesce(p.sharing = 1 AND p.value IS NOT NULL OR r.value IS NOT NULL, false) AS share_known,
    coalesce(r.currency, p.currency) AS currency,
    CASE WHEN r.value IS NOT NULL THEN r.value WHEN p.sharing = 1 THEN p.value END AS value,
    p.value AS project_value,
    p.sharing,
    CASE WHEN r.value IS NOT NULL THEN 'table_row'
         WHEN p.value IS NULL THEN 'no_amount'
         WHEN p.sharing = 1 THEN 'only_country'
         ELSE 'shared' END AS basis,
    p.qualifier,
    p.funders,
    p.start_date,
    p.end_date,
    d.partner_code,
    d.partner_name,
    p.page,
    p.edition,
    d.file_name,
    p.document
FROM (
    SELECT *, unnest(countries) AS country_code, len(countries) + len(regions) AS sharing FROM stated_projects
) p
JOIN documents d ON d.sha256 = p.document
LEFT JOIN countries n ON n.code = p.country_code
LEFT JOIN (
    SELECT project_id, countries[1] AS country_code, any_value(currency) AS currency, sum(value) AS value
    FROM project_rows
    WHERE len(countries) = 1 AND len(regions) = 0 AND value IS NOT NULL
    GROUP BY project_id, countries[1]
    HAVING count(DISTINCT coalesce(currency, '')) = 1
) r ON p.sharing > 1 AND (r.project_id, r.country_code) = (p.id, p.country_code)
    AND r.currency IS NOT DISTINCT FROM p.currency AND (p.value IS NULL OR r.value < p.value)
WHERE d.state = 'loaded' AND d.is_current IS NOT false;
COMMENT ON VIEW projects_by_country IS 'Projects of current editions, one row for each country; money is given only where it is known to be this country''s: nothing is split';
COMMENT ON COLUMN projects_by_country.project_id IS 'Identity of the project: stated_projects.id';
COMMENT ON COLUMN projects_by_country.country_code IS 'Where it takes place, ISO 3166-1 alpha-3: countries.code';
COMMENT ON COLUMN projects_by_country.alpha_2 IS 'The same, ISO 3166-1 alpha-2';
COMMENT ON COLUMN projects_by_country.country IS 'English short name';
COMMENT ON COLUMN projects_by_country.title IS 'Name of the work';
COMMENT ON COLUMN projects_by_country.share_known IS 'True if value is this country''s money; false where several countries or regions share the amount, or none is stated';
COMMENT ON COLUMN projects_by_country.currency IS 'ISO 4217 as printed; null if it cannot be known';
COMMENT ON COLUMN projects_by_country.value IS 'Money for this country, in units of the currency; null unless share_known';
COMMENT ON COLUMN projects_by_country.project_value IS 'Money of the whole work, in units of the currency: the same in each of its rows, so do not add it over countries';
COMMENT ON COLUMN projects_by_country.sharing IS 'Countries and regions of the work, count';
COMMENT ON COLUMN projects_by_country.basis IS 'only_country, table_row (a table gives this country''s part), shared or no_amount';
COMMENT ON COLUMN projects_by_country.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most; null without a value';
COMMENT ON COLUMN projects_by_country.funders IS 'Who pays: names, or the alpha-3 code where a country pays';
COMMENT ON COLUMN projects_by_country.start_date IS 'First day, where stated';
COMMENT ON COLUMN projects_by_country.end_date IS 'Last day, where stated';
COMMENT ON COLUMN projects_by_country.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN projects_by_country.partner_name IS 'Name of the partner';
COMMENT ON COLUMN projects_by_country.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN projects_by_country.edition IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN projects_by_country.file_name IS 'File in which it is printed';
COMMENT ON COLUMN projects_by_country.document IS 'SHA-256 of the file: documents.sha256';

CREATE VIEW mentions AS
SELECT m.*, d.partner_code, d.partner_name, d.file_name
FROM (
    SELECT 'country' AS kind, code, name, role, NULL::DATE AS start_date, NULL::DATE AS end_date,
           page, text AS quote, section_id, document, id
    FROM country_mentions
    UNION ALL
    SELECT 'region', m49, name, NULL, NULL, NULL, page, text, section_id, document, id FROM region_mentions
    UNION ALL
    SELECT 'organisation', NULL, name, kind, NULL, NULL, page, text, section_id, document, id FROM organisation_mentions
    UNION ALL
    SELECT 'date', duration, text, kind, start_date, end_date, page, text, section_id, document, id FROM date_mentions
) m
JOIN documents d ON d.sha256 = m.document;
COMMENT ON VIEW mentions IS 'Every country, region, organisation and date that a document names, of every edition, each where it stands';
COMMENT ON COLUMN mentions.kind IS 'country, region, organisation or date';
COMMENT ON COLUMN mentions.code IS 'Country: alpha-3; region: M49; date: ISO 8601 duration; else null';
COMMENT ON COLUMN mentions.name IS 'Country, region, organisation: its name; date: the words';
COMMENT ON COLUMN mentions.role IS 'Country: partner, recipient or mentioned; organisation and date: their kind; region: null';
COMMENT ON COLUMN mentions.start_date IS 'Date: first day; null is open';
COMMENT ON COLUMN mentions.end_date IS 'Date: last day; null is open';
COMMENT ON COLUMN mentions.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN mentions.quote IS 'Words as printed';
COMMENT ON COLUMN mentions.section_id IS 'Section in which it stands: sections.id';
COMMENT ON COLUMN mentions.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN mentions.id IS 'Identity of the mention, as in its own table';
COMMENT ON COLUMN mentions.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN mentions.partner_name IS 'Name of the partner';
COMMENT ON COLUMN mentions.file_name IS 'File in which it is printed';

CREATE VIEW edition_changes AS
SELECT
    n.partner_code,
    n.partner_name,
    c.kind,
    c.state,
    c.label,
    c.field,
    c.old,
    c.new,
    o.file_name AS older_file,
    n.file_name AS newer_file,
    o.published AS older_published,
    n.published AS newer_published,
    c.older_page,
    c.newer_page,
    c.older_id,
    c.newer_id,
    c.older_document,
    c.newer_document,
    c.edition_group,
    c.id AS change_id
FROM record_changes c
JOIN documents o ON o.sha256 = c.older_document
JOIN documents n ON n.sha256 = c.newer_document;
COMMENT ON VIEW edition_changes IS 'What became of each project, contribution and fact of an edition in the next one';
COMMENT ON COLUMN edition_changes.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN edition_changes.partner_name IS 'Name of the partner';
COMMENT ON COLUMN edition_changes.kind IS 'project, contribution or fact';
COMMENT ON COLUMN edition_changes.state IS 'same, restated (field, old and new say how), added, gone, overlaps or conflicts (contributions of years that overlap)';
COMMENT ON COLUMN edition_changes.label IS 'What the record is about: title of the project, kind and years of the contribution, key of the fact';
COMMENT ON COLUMN edition_changes.field IS 'Field that was restated; else null';
COMMENT ON COLUMN edition_changes.old IS 'What the older edition says; null if it was added';
COMMENT ON COLUMN edition_changes.new IS 'What the newer edition says; null if it is gone';
COMMENT ON COLUMN edition_changes.older_file IS 'File of the older edition';
COMMENT ON COLUMN edition_changes.newer_file IS 'File of the next edition';
COMMENT ON COLUMN edition_changes.older_published IS 'Date of the older edition, ISO 8601';
COMMENT ON COLUMN edition_changes.newer_published IS 'Date of the next edition, ISO 8601';
COMMENT ON COLUMN edition_changes.older_page IS 'Page in the older edition, from 1';
COMMENT ON COLUMN edition_changes.newer_page IS 'Page in the newer edition, from 1';
COMMENT ON COLUMN edition_changes.older_id IS 'Identity of the record in the older edition';
COMMENT ON COLUMN edition_changes.newer_id IS 'Identity of the record in the newer edition';
COMMENT ON COLUMN edition_changes.older_document IS 'SHA-256 of the older edition: documents.sha256';
COMMENT ON COLUMN edition_changes.newer_document IS 'SHA-256 of the next edition: documents.sha256';
COMMENT ON COLUMN edition_changes.edition_group IS 'Group of editions: documents.edition_group';
COMMENT ON COLUMN edition_changes.change_id IS 'Identity of the change: record_changes.id';

CREATE VIEW open_issues AS
SELECT
    i.severity,
    i.code,
    i.message,
    d.file_name,
    i.page,
    d.partner_code,
    i.record,
    i.record_id,
    i.field,
    c.next_step,
    d.state,
    i.document,
    i.id AS issue_id
FROM issues i
JOIN documents d ON d.sha256 = i.document
LEFT JOIN issue_codes c ON c.code = i.code
ORDER BY CASE i.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, d.file_name, i.page, i.id;
COMMENT ON VIEW open_issues IS 'What a person should look at, the gravest first';
COMMENT ON COLUMN open_issues.severity IS 'error, warning or info';
COMMENT ON COLUMN open_issues.code IS 'Kind of issue: issue_codes.code';
COMMENT ON COLUMN open_issues.message IS 'What was found, in plain words, with the numbers';
COMMENT ON COLUMN open_issues.file_name IS 'File in which it is printed';
COMMENT ON COLUMN open_issues.page IS 'Page of the first place, from 1';
COMMENT ON COLUMN open_issues.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN open_issues.record IS 'Kind of record concerned: amount, table, …';
COMMENT ON COLUMN open_issues.record_id IS 'Identity of that record';
COMMENT ON COLUMN open_issues.field IS 'Field concerned';
COMMENT ON COLUMN open_issues.next_step IS 'What a person can do about it';
COMMENT ON COLUMN open_issues.state IS 'State of the document: loaded, queued, …';
COMMENT ON COLUMN open_issues.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN open_issues.issue_id IS 'Identity of the issue: issues.id';

CREATE VIEW coverage AS
SELECT
    document,
    file_name,
    state,
    partner_code,
    partner_name,
    publisher,
    published,
    language,
    pages,
    text_layer,
    superseded,
    list_filter([CASE WHEN (title IS NOT NULL) THEN 'title' END, CASE WHEN (partner_name IS NOT NULL) THEN 'partner' END, CASE WHEN (publisher IS NOT NULL) THEN 'publisher' END, CASE WHEN (published IS NOT NULL) THEN 'date' END, CASE WHEN (sections > 0) THEN 'text' END, CASE WHEN (amounts > 0) THEN 'amounts' END, CASE WHEN (contributions > 0) THEN 'contributions' END, CASE WHEN (projects > 0) THEN 'projects' END, CASE WHEN (facts > 0) THEN 'facts' END, CASE WHEN (contacts > 0) THEN 'contacts' END], lambda x: x IS NOT NULL) AS gives,
    list_filter([CASE WHEN NOT (title IS NOT NULL) THEN 'title' END, CASE WHEN NOT (partner_name IS NOT NULL) THEN 'partner' END, CASE WHEN NOT (publisher IS NOT NULL) THEN 'publisher' END, CASE WHEN NOT (published IS NOT NULL) THEN 'date' END, CASE WHEN NOT (sections > 0) THEN 'text' END, CASE WHEN NOT (amounts > 0) THEN 'amounts' END, CASE WHEN NOT (contributions > 0) THEN 'contributions' END, CASE WHEN NOT (projects > 0) THEN 'projects' END, CASE WHEN NOT (facts > 0) THEN 'facts' END, CASE WHEN NOT (contacts > 0) THEN 'contacts' END], lambda x: x IS NOT NULL) AS lacks,
    sections, amounts, contributions, projects, facts, contacts, tables, charts, country_mentions, date_mentions,
    money_tokens,
    money_left_out,
    money_unclaimed,
    characters,
    errors,
    warnings,
    infos
FROM (
    SELECT
        d.sha256 AS document,
        d.file_name,
        d.state,
        d.title,
        d.partner_code,
        d.partner_name,
        d.publisher,
        d.published,
        d.language,
        d.page_count AS pages,
        d.text_layer,
        coalesce(NOT d.is_current, false) AS superseded,
        d.money_tokens,
        list_sum(map_values(d.money_left_out))::BIGINT AS money_left_out,
        d.money_unclaimed,
        d.characters,
        coalesce(t0.n, 0) AS sections,
        coalesce(t1.n, 0) AS amounts,
        coalesce(t2.n, 0) AS contributions,
        coalesce(t3.n, 0) AS projects,
        coalesce(t4.n, 0) AS facts,
        coalesce(t5.n, 0) AS contacts,
        coalesce(t6.n, 0) AS tables,
        coalesce(t7.n, 0) AS charts,
        coalesce(t8.n, 0) AS country_mentions,
        coalesce(t9.n, 0) AS date_mentions,
        coalesce(i.errors, 0) AS errors,
        coalesce(i.warnings, 0) AS warnings,
        coalesce(i.infos, 0) AS infos
    FROM documents d
    LEFT JOIN (SELECT document, count(*) AS n FROM sections GROUP BY document) t0 ON t0.document = d.sha256
    LEFT JOIN (SELECT document, count(*) AS n FROM amounts GROUP BY document) t1 ON t1.document = d.sha256
    LEFT JOIN (SELECT document, count(*) AS n FROM stated_contributions GROUP BY document) t2 ON t2.document = d.sha256
    LEFT JOIN (SELECT document, count(*) AS n FROM stated_projects GROUP BY document) t3 ON t3.document = d.sha256
    LEFT JOIN (SELECT document, count(*) AS n FROM facts GROUP BY document) t4 ON t4.document = d.sha256
    LEFT JOIN (SELECT document, count(*) AS n FROM contacts GROUP BY document) t5 ON t5.document = d.sha256
    LEFT JOIN (SELECT document, count(*) AS n FROM tables GROUP BY document) t6 ON t6.document = d.sha256
    LEFT JOIN (SELECT document, count(*) AS n FROM charts GROUP BY document) t7 ON t7.document = d.sha256
    LEFT JOIN (SELECT document, count(*) AS n FROM country_mentions GROUP BY document) t8 ON t8.document = d.sha256
    LEFT JOIN (SELECT document, count(*) AS n FROM date_mentions GROUP BY document) t9 ON t9.document = d.sha256
    LEFT JOIN (
        SELECT document, count(*) FILTER (severity = 'error') AS errors,
               count(*) FILTER (severity = 'warning') AS warnings, count(*) FILTER (severity = 'info') AS infos
        FROM issues GROUP BY document
    ) i ON i.document = d.sha256
);
COMMENT ON VIEW coverage IS 'What each document gives and what it lacks, read or not: one row for every content ever met';
COMMENT ON COLUMN coverage.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN coverage.file_name IS 'File, as last seen';
COMMENT ON COLUMN coverage.state IS 'loaded, queued, refused, failed or found';
COMMENT ON COLUMN coverage.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN coverage.partner_name IS 'Name of the partner';
COMMENT ON COLUMN coverage.publisher IS 'Organisation that published the document';
COMMENT ON COLUMN coverage.published IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN coverage.language IS 'Language of the document: en, fr or es';
COMMENT ON COLUMN coverage.pages IS 'Pages, count';
COMMENT ON COLUMN coverage.text_layer IS 'full, partial or none: how many pages have text that can be read without OCR';
COMMENT ON COLUMN coverage.superseded IS 'True if a newer edition is loaded';
COMMENT ON COLUMN coverage.gives IS 'What was found: title, partner, publisher, date, text, amounts, contributions, projects, facts, contacts';
COMMENT ON COLUMN coverage.lacks IS 'What was not found, of the same list: it is not there, or was not recognised';
COMMENT ON COLUMN coverage.sections IS 'Sections found, count';
COMMENT ON COLUMN coverage.amounts IS 'Amounts found, count';
COMMENT ON COLUMN coverage.contributions IS 'Contributions found, count';
COMMENT ON COLUMN coverage.projects IS 'Projects found, count';
COMMENT ON COLUMN coverage.facts IS 'Facts found, count';
COMMENT ON COLUMN coverage.contacts IS 'Contacts found, count';
COMMENT ON COLUMN coverage.tables IS 'Tables found, count';
COMMENT ON COLUMN coverage.charts IS 'Charts found, count';
COMMENT ON COLUMN coverage.country_mentions IS 'Country mentions found, count';
COMMENT ON COLUMN coverage.date_mentions IS 'Date mentions found, count';
COMMENT ON COLUMN coverage.money_tokens IS 'Currency signs, codes and names beside a number on all pages, count';
COMMENT ON COLUMN coverage.money_left_out IS 'Of these, left out by a named rule, count';
COMMENT ON COLUMN coverage.money_unclaimed IS 'Of these, in nothing: each is an open issue, count';
COMMENT ON COLUMN coverage.characters IS 'Characters printed on all pages, count';
COMMENT ON COLUMN coverage.errors IS 'Open issues of severity error, count';
COMMENT ON COLUMN coverage.warnings IS 'Open issues of severity warning, count';
COMMENT ON COLUMN coverage.infos IS 'Open issues of severity info, count';
