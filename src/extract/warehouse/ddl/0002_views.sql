-- The views: few, and each row leads to its page.

CREATE VIEW amounts_current AS
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
    r.text AS row_head,
    h.text AS column_head,
    a.page,
    a.text AS quote,
    d.file_name,
    d.language,
    d.published,
    a.document,
    a.id AS amount_id
FROM amounts a
JOIN documents d ON d.sha256 = a.document
LEFT JOIN sections s ON s.id = a.section_id
LEFT JOIN table_cells r ON (r.table_id, r.table_row, r.table_column) = (a.table_id, a.table_row, 0)
LEFT JOIN table_cells h ON (h.table_id, h.table_row, h.table_column) = (a.table_id, 0, a.table_column)
LEFT JOIN projects p ON p.id = a.project_id
WHERE d.state = 'loaded'
  AND NOT EXISTS (FROM issues i WHERE i.document = a.document AND i.code = 'older_edition');
COMMENT ON VIEW amounts_current IS 'Amounts of the newest edition of each loaded document; a total and its parts are rows of their own, so choose rows before you add';
COMMENT ON COLUMN amounts_current.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN amounts_current.partner_name IS 'Name of the partner';
COMMENT ON COLUMN amounts_current.flow IS 'assessed, voluntary, core_voluntary, project or other';
COMMENT ON COLUMN amounts_current.currency IS 'ISO 4217; null if it cannot be known';
COMMENT ON COLUMN amounts_current.value IS 'Money in units of the currency; the lower end of a range';
COMMENT ON COLUMN amounts_current.value_max IS 'Upper end of a range, in units of the currency';
COMMENT ON COLUMN amounts_current.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most';
COMMENT ON COLUMN amounts_current.per IS 'year, month or day, where the money is stated for each of these';
COMMENT ON COLUMN amounts_current.period_start IS 'First day that the money covers, where the text says so';
COMMENT ON COLUMN amounts_current.period_end IS 'Last day that the money covers, where the text says so';
COMMENT ON COLUMN amounts_current.project IS 'Title of the project to which it belongs';
COMMENT ON COLUMN amounts_current.section IS 'Heading of the section in which it stands';
COMMENT ON COLUMN amounts_current.row_head IS 'Figure in a table: the first cell of its row';
COMMENT ON COLUMN amounts_current.column_head IS 'Figure in a table: the head of its column';
COMMENT ON COLUMN amounts_current.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN amounts_current.quote IS 'Words as printed';
COMMENT ON COLUMN amounts_current.file_name IS 'File in which it is printed';
COMMENT ON COLUMN amounts_current.language IS 'Language of the document: en, fr or es';
COMMENT ON COLUMN amounts_current.published IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN amounts_current.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN amounts_current.amount_id IS 'Identity of the amount: amounts.id';

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
COMMENT ON VIEW contributions_cited IS 'Who gave how much of which kind in which years, with the page and the words of each figure; a total and its parts are rows of their own, so choose rows before you add';
COMMENT ON COLUMN contributions_cited.partner_code IS 'Who gave: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN contributions_cited.partner_name IS 'Name of the partner';
COMMENT ON COLUMN contributions_cited.kind IS 'assessed (membership dues), voluntary (earmarked, or all voluntary together), core_voluntary (unearmarked), project or other';
COMMENT ON COLUMN contributions_cited.currency IS 'ISO 4217; null if it cannot be known; nothing is converted';
COMMENT ON COLUMN contributions_cited.value IS 'Money in units of the currency; the lower end of a range';
COMMENT ON COLUMN contributions_cited.value_max IS 'Upper end of a range, in units of the currency';
COMMENT ON COLUMN contributions_cited.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most';
COMMENT ON COLUMN contributions_cited.period_start IS 'First day that the money covers, where the text says so';
COMMENT ON COLUMN contributions_cited.period_end IS 'Last day that the money covers, where the text says so';
COMMENT ON COLUMN contributions_cited.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN contributions_cited.quote IS 'Words as printed';
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

CREATE VIEW mentions AS
SELECT 'country' AS kind, code, name, role, NULL::DATE AS start_date, NULL::DATE AS end_date,
       page, text AS quote, section_id, document, id
FROM country_mentions
UNION ALL
SELECT 'region', m49, name, NULL, NULL, NULL, page, text, section_id, document, id FROM region_mentions
UNION ALL
SELECT 'organisation', NULL, name, kind, NULL, NULL, page, text, section_id, document, id FROM organisation_mentions
UNION ALL
SELECT 'date', duration, text, kind, start_date, end_date, page, text, section_id, document, id FROM date_mentions;
COMMENT ON VIEW mentions IS 'Every country, region, organisation and date that a document names, each where it stands';
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

CREATE VIEW open_issues AS
SELECT
    i.severity,
    i.code,
    i.message,
    d.file_name,
    i.page,
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
COMMENT ON COLUMN open_issues.message IS 'What was found, in plain words';
COMMENT ON COLUMN open_issues.file_name IS 'File to look at';
COMMENT ON COLUMN open_issues.page IS 'Page to look at, from 1; null without a place';
COMMENT ON COLUMN open_issues.record IS 'Kind of record that it is about: amount, table, …';
COMMENT ON COLUMN open_issues.record_id IS 'Identity of that record';
COMMENT ON COLUMN open_issues.field IS 'Field of that record';
COMMENT ON COLUMN open_issues.next_step IS 'What a person can do';
COMMENT ON COLUMN open_issues.state IS 'State of the document: loaded, queued, refused or failed';
COMMENT ON COLUMN open_issues.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN open_issues.issue_id IS 'Identity of the issue: issues.id';
