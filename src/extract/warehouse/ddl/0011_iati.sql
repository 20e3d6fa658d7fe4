-- Sums as IATI transactions, works as IATI activities (standard 2.03): what documents say, nothing added.

ALTER TABLE stated_contributions ADD COLUMN transaction_type VARCHAR;
ALTER TABLE stated_contributions ADD COLUMN transaction_words VARCHAR;
ALTER TABLE stated_projects ADD COLUMN transaction_type VARCHAR;
ALTER TABLE stated_projects ADD COLUMN transaction_words VARCHAR;
ALTER TABLE stated_projects ADD COLUMN start_type VARCHAR;
ALTER TABLE stated_projects ADD COLUMN end_type VARCHAR;
COMMENT ON COLUMN stated_contributions.transaction_type IS 'IATI transaction type, where words say so: 1 (incoming funds), 11 (incoming commitment) or 13 (incoming pledge); else null';
COMMENT ON COLUMN stated_contributions.transaction_words IS 'The words of its sentence, heads or title that say so, as printed; null without a type';
COMMENT ON COLUMN stated_projects.transaction_type IS 'IATI transaction type of value, where words say so: 2 (outgoing commitment), 3 (disbursement) or 4 (expenditure); else null';
COMMENT ON COLUMN stated_projects.transaction_words IS 'The words that say so, as printed; with no type, words that call it a budget; null where nothing is said';
COMMENT ON COLUMN stated_projects.start_type IS 'IATI activity date type of start_date, where words say so: 1 (planned start) or 2 (actual start); else null';
COMMENT ON COLUMN stated_projects.end_type IS 'IATI activity date type of end_date, where words say so: 3 (planned end) or 4 (actual end); else null';

CREATE VIEW iati_activities AS
SELECT
    p.id AS activity_id,
    d.publisher AS reporting_org,
    p.title,
    p.description,
    d.language,
    p.funders AS funding_orgs,
    p.partners AS implementing_orgs,
    coalesce(n.codes, []) AS recipient_country_codes,
    CASE WHEN len(p.countries) = 1 AND len(p.regions) = 0 THEN [100]::DECIMAL(5, 2)[] END AS recipient_country_percentages,
    p.regions AS recipient_regions,
    coalesce(r.codes, []) AS recipient_region_codes,
    coalesce(r.vocabularies, []) AS recipient_region_vocabularies,
    p.start_date,
    p.start_type AS start_date_type,
    p.end_date,
    p.end_type AS end_date_type,
    p.end_derived AS end_date_derived,
    p.duration,
    CASE WHEN p.transaction_type IS NULL THEN p.value END AS budget_value,
    CASE WHEN p.transaction_type IS NULL THEN p.currency END AS budget_currency,
    CASE WHEN p.transaction_type IS NULL AND p.qualifier IN ('exact', 'more_than', 'at_least') THEN p.value END AS budget_low,
    CASE WHEN p.transaction_type IS NULL AND p.qualifier IN ('exact', 'nearly', 'less_than', 'at_most') THEN p.value END AS budget_high,
    CASE WHEN p.transaction_type IS NULL THEN p.qualifier END AS budget_qualifier,
    CASE WHEN p.transaction_type IS NULL THEN p.transaction_words END AS budget_basis,
    d.partner_code,
    d.partner_name,
    d.uri AS document_uri,
    d.title AS document_title,
    d.file_name,
    p.page,
    p.edition,
    p.document
FROM stated_projects p
JOIN documents d ON d.sha256 = p.document
LEFT JOIN (
    SELECT w.id, list(n.alpha_2 ORDER BY w.position) AS codes
    FROM (SELECT id, unnest(countries) AS code, generate_subscripts(countries, 1) AS position FROM stated_projects) w
    JOIN countries n ON n.code = w.code
    GROUP BY w.id
) n ON n.id = p.id
LEFT JOIN (
    SELECT w.id, list(coalesce(r.m49, w.name) ORDER BY w.position) AS codes,
           list(CASE WHEN r.m49 IS NULL THEN '99' ELSE '2' END ORDER BY w.position) AS vocabularies
    FROM (SELECT id, unnest(regions) AS name, generate_subscripts(regions, 1) AS position FROM stated_projects) w
    LEFT JOIN regions r ON r.name = w.name
    GROUP BY w.id
) r ON r.id = p.id
WHERE d.state = 'loaded' AND d.is_current IS NOT false;
COMMENT ON VIEW iati_activities IS 'Works of current editions in the shape of IATI 2.03 activities, one row each; organisations, places, dates and budget as the document states them, what it does not state is null';
COMMENT ON COLUMN iati_activities.activity_id IS 'Our own name of the work, stated_projects.id; it is no IATI identifier and no publisher uses it';
COMMENT ON COLUMN iati_activities.reporting_org IS 'Organisation that published the document; null if it does not name one';
COMMENT ON COLUMN iati_activities.title IS 'Heading of its section, or its name in a table';
COMMENT ON COLUMN iati_activities.description IS 'Text of its section; the cells of its row where it has none';
COMMENT ON COLUMN iati_activities.language IS 'Language of the document: en, fr or es';
COMMENT ON COLUMN iati_activities.funding_orgs IS 'Organisations in the role 1 (Funding): names as stated, or the alpha-3 code where a country pays';
COMMENT ON COLUMN iati_activities.implementing_orgs IS 'Organisations in the role 4 (Implementing): those through or with whom the work is done, as stated; roles 2 and 3 are never stated';
COMMENT ON COLUMN iati_activities.recipient_country_codes IS 'Where it takes place, ISO 3166-1 alpha-2, in the order of stated_projects.countries';
COMMENT ON COLUMN iati_activities.recipient_country_percentages IS '100 where one country is all that is named; else null, as documents state no shares';
COMMENT ON COLUMN iati_activities.recipient_regions IS 'Regions where it takes place: regions.name';
COMMENT ON COLUMN iati_activities.recipient_region_codes IS 'Their UN M49 codes (vocabulary 2), or their names (vocabulary 99), in the same order';
COMMENT ON COLUMN iati_activities.recipient_region_vocabularies IS 'Vocabulary of each code: 2 (UN) or 99 (of the reporting organisation), in the same order';
COMMENT ON COLUMN iati_activities.start_date IS 'First day of the work, where stated; of a month or year that is named, its first';
COMMENT ON COLUMN iati_activities.start_date_type IS 'IATI activity date type, where words say so: 1 (planned start) or 2 (actual start); else null';
COMMENT ON COLUMN iati_activities.end_date IS 'Last day of the work, where stated; of a month or year that is named, its last';
COMMENT ON COLUMN iati_activities.end_date_type IS 'IATI activity date type, where words say so: 3 (planned end) or 4 (actual end); else null';
COMMENT ON COLUMN iati_activities.end_date_derived IS 'Start plus duration less a day, where no end is stated but both of these are';
COMMENT ON COLUMN iati_activities.duration IS 'Length of the work, ISO 8601 (P26M is 26 months), where stated';
COMMENT ON COLUMN iati_activities.budget_value IS 'Money of the work in units of budget_currency; null where words say that it is a transaction (see iati_transactions)';
COMMENT ON COLUMN iati_activities.budget_currency IS 'ISO 4217; null if it cannot be known or there is no budget_value';
COMMENT ON COLUMN iati_activities.budget_low IS 'Least that budget_value can mean, in units of budget_currency; null where the words set no bound: about, nearly, less_than, at_most';
COMMENT ON COLUMN iati_activities.budget_high IS 'Most that budget_value can mean, in units of budget_currency; null where the words set no bound: about, more_than, at_least';
COMMENT ON COLUMN iati_activities.budget_qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most; null without a value';
COMMENT ON COLUMN iati_activities.budget_basis IS 'Words that call the money a budget or cost; null where nothing does, and it may be a gift or a loan';
COMMENT ON COLUMN iati_activities.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN iati_activities.partner_name IS 'Name of the partner';
COMMENT ON COLUMN iati_activities.document_uri IS 'Where the document was last seen';
COMMENT ON COLUMN iati_activities.document_title IS 'Title of the document';
COMMENT ON COLUMN iati_activities.file_name IS 'File in which it is printed';
COMMENT ON COLUMN iati_activities.page IS 'Page of the heading or row, from 1';
COMMENT ON COLUMN iati_activities.edition IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN iati_activities.document IS 'SHA-256 of the file: documents.sha256';

CREATE VIEW iati_transactions AS
SELECT
    u.* EXCLUDE (day),
    CASE WHEN u.day <= x.valid_to THEN x.usd_per_unit END AS usd_rate,
    CASE WHEN u.day <= x.valid_to THEN x.valid_from END AS usd_rate_date,
    CASE WHEN u.day <= x.valid_to THEN x.source END AS usd_source,
    (u.value * usd_rate)::DECIMAL(38, 2) AS usd_value
FROM (
    SELECT
        c.id AS transaction_id,
        NULL AS activity_id,
        'contribution' AS record,
        c.transaction_type,
        CASE c.transaction_type
            WHEN '1' THEN 'Incoming Funds' WHEN '2' THEN 'Outgoing Commitment' WHEN '3' THEN 'Disbursement'
            WHEN '4' THEN 'Expenditure' WHEN '11' THEN 'Incoming Commitment' WHEN '13' THEN 'Incoming Pledge' END AS transaction_type_name,
        c.transaction_words AS type_basis,
        c.value,
        c.currency,
        CASE WHEN c.qualifier IN ('exact', 'more_than', 'at_least') THEN c.value END AS value_low,
        CASE WHEN c.qualifier IN ('exact', 'nearly', 'less_than', 'at_most') THEN coalesce(c.value_max, c.value) END AS value_high,
        c.qualifier,
        CASE WHEN c.period_start = c.period_end THEN c.period_start END AS value_date,
        c.period_start,
        c.period_end,
        coalesce(n.name_en, c.provider, d.partner_name) AS provider_org,
        n.alpha_2 AS provider_country,
        d.publisher AS receiver_org,
        NULL AS recipient_country,
        NULL AS recipient_region,
        NULL AS recipient_region_code,
        NULL AS recipient_region_vocabulary,
        c.kind AS flow,
        CASE WHEN c.kind = 'core_voluntary' THEN '1' END AS earmarking_category,
        NULL::BOOLEAN AS humanitarian,
        NULL AS title,
        d.partner_code,
        d.partner_name,
        c.text AS quote,
        c.page,
        c.edition,
        d.file_name,
        c.document,
        least(c.period_end, d.published_end) AS day
    FROM stated_contributions c
    JOIN documents d ON d.sha256 = c.document
    LEFT JOIN countries n ON n.code = coalesce(c.provider, d.partner_code)
    WHERE c.counted
    UNION ALL
    SELECT
        p.id,
        p.id,
        'project',
        p.transaction_type,
        CASE p.transaction_type
            WHEN '1' THEN 'Incoming Funds' WHEN '2' THEN 'Outgoing Commitment' WHEN '3' THEN 'Disbursement'
            WHEN '4' THEN 'Expenditure' WHEN '11' THEN 'Incoming Commitment' WHEN '13' THEN 'Incoming Pledge' END,
        p.transaction_words,
        p.value,
        p.currency,
        CASE WHEN p.qualifier IN ('exact', 'more_than', 'at_least') THEN p.value END,
        CASE WHEN p.qualifier IN ('exact', 'nearly', 'less_than', 'at_most') THEN p.value END,
        p.qualifier,
        NULL,
        p.start_date,
        p.end_date,
        CASE WHEN p.transaction_type IS NOT NULL THEN d.publisher END,
        NULL,
        NULL,
        CASE WHEN len(p.countries) = 1 AND len(p.regions) = 0 THEN w.alpha_2 END,
        CASE WHEN len(p.countries) = 0 AND len(p.regions) = 1 THEN p.regions[1] END,
        CASE WHEN len(p.countries) = 0 AND len(p.regions) = 1 THEN coalesce(r.m49, r.name) END,
        CASE WHEN len(p.countries) = 0 AND len(p.regions) = 1 THEN CASE WHEN r.m49 IS NULL THEN '99' ELSE '2' END END,
        'project',
        NULL,
        NULL,
        p.title,
        d.partner_code,
        d.partner_name,
        p.text,
        p.page,
        p.edition,
        d.file_name,
        p.document,
        least(coalesce(p.end_date, p.end_derived), d.published_end)
    FROM stated_projects p
    JOIN documents d ON d.sha256 = p.document
    LEFT JOIN countries w ON w.code = p.countries[1]
    LEFT JOIN regions r ON r.name = p.regions[1]
    WHERE d.state = 'loaded' AND d.is_current IS NOT false
      AND p.value IS NOT NULL AND (p.transaction_type IS NOT NULL OR p.transaction_words IS NULL)
) u
ASOF LEFT JOIN exchange_rates x ON x.currency = u.currency AND u.day >= x.valid_from;
COMMENT ON VIEW iati_transactions IS 'Sums in the shape of IATI 2.03 transactions: each contribution that adds up, and each sum of a work that is not called its budget; choose a record and a currency before you add';
COMMENT ON COLUMN iati_transactions.transaction_id IS 'Identity of the statement: stated_contributions.id or stated_projects.id';
COMMENT ON COLUMN iati_transactions.activity_id IS 'The work that it is money of: iati_activities.activity_id; null for a contribution to the organisation';
COMMENT ON COLUMN iati_transactions.record IS 'contribution (given to the organisation) or project (money of a work); never add up both, as contributions pay for projects';
COMMENT ON COLUMN iati_transactions.transaction_type IS 'IATI code, where words say so: 1, 11 or 13 of a contribution, 2, 3 or 4 of a project; a candidate, null where nothing says so';
COMMENT ON COLUMN iati_transactions.transaction_type_name IS 'Name of the code: Incoming Funds, Outgoing Commitment, Disbursement, Expenditure, Incoming Commitment, Incoming Pledge';
COMMENT ON COLUMN iati_transactions.type_basis IS 'Words of the document that say so, as printed: paid, has pledged, approuvé';
COMMENT ON COLUMN iati_transactions.value IS 'Money in units of the currency; the lower end of a range';
COMMENT ON COLUMN iati_transactions.currency IS 'ISO 4217; null if it cannot be known';
COMMENT ON COLUMN iati_transactions.value_low IS 'Least that it can mean, in units of the currency; null where the words set no bound: about, nearly, less_than, at_most';
COMMENT ON COLUMN iati_transactions.value_high IS 'Most that it can mean, in units of the currency, the upper end of a range; null where the words set no bound: about, more_than, at_least';
COMMENT ON COLUMN iati_transactions.qualifier IS 'exact, about, nearly, more_than, at_least, less_than or at_most: what the words around the number say';
COMMENT ON COLUMN iati_transactions.value_date IS 'Day of the money, where one single day is stated; else null, as years are no day';
COMMENT ON COLUMN iati_transactions.period_start IS 'First day that a contribution covers, or of the work, where stated';
COMMENT ON COLUMN iati_transactions.period_end IS 'Last day that a contribution covers, or of the work, where stated';
COMMENT ON COLUMN iati_transactions.provider_org IS 'Who gives: a country''s English name, or the name as stated; of outgoing money of a work, the publisher';
COMMENT ON COLUMN iati_transactions.provider_country IS 'The country that gives, ISO 3166-1 alpha-2; null where an organisation gives, even one of the partner';
COMMENT ON COLUMN iati_transactions.receiver_org IS 'Who receives a contribution: the organisation that published the document';
COMMENT ON COLUMN iati_transactions.recipient_country IS 'Where the work takes place, ISO 3166-1 alpha-2, if one country is all that is named; no share of several is invented';
COMMENT ON COLUMN iati_transactions.recipient_region IS 'Where the work takes place, if one region is all that is named: regions.name';
COMMENT ON COLUMN iati_transactions.recipient_region_code IS 'UN M49 code of that region (vocabulary 2), or its name (vocabulary 99)';
COMMENT ON COLUMN iati_transactions.recipient_region_vocabulary IS 'Vocabulary of that code: 2 (UN) or 99 (of the reporting organisation)';
COMMENT ON COLUMN iati_transactions.flow IS 'assessed (membership dues), voluntary (earmarked, or all voluntary together), core_voluntary (unearmarked) or project';
COMMENT ON COLUMN iati_transactions.earmarking_category IS 'IATI aid type of vocabulary 2 (Earmarking Category): 1 (Unearmarked) for core_voluntary; else null, as no other flow is one category';
COMMENT ON COLUMN iati_transactions.humanitarian IS 'Always null: documents do not say which money is humanitarian';
COMMENT ON COLUMN iati_transactions.title IS 'Title of the work';
COMMENT ON COLUMN iati_transactions.partner_code IS 'Partner of the document: ISO 3166-1 alpha-3, EU, or the code of another listed body';
COMMENT ON COLUMN iati_transactions.partner_name IS 'Name of the partner';
COMMENT ON COLUMN iati_transactions.quote IS 'Words as printed: the amount, the title of the chart, or the heading of the work';
COMMENT ON COLUMN iati_transactions.page IS 'Page on which it is printed, from 1';
COMMENT ON COLUMN iati_transactions.edition IS 'Date that the document gives for itself, ISO 8601';
COMMENT ON COLUMN iati_transactions.file_name IS 'File in which it is printed';
COMMENT ON COLUMN iati_transactions.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN iati_transactions.usd_rate IS 'Dollars for one unit of the currency: exchange_rates.usd_per_unit';
COMMENT ON COLUMN iati_transactions.usd_rate_date IS 'First day on which that rate holds';
COMMENT ON COLUMN iati_transactions.usd_source IS 'Where that rate comes from';
COMMENT ON COLUMN iati_transactions.usd_value IS 'The value in US dollars; null without a rate for its currency and day';
