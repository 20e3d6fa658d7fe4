-- One row of any table with an id, explained: where it stands, what it says, and what bears on it.
-- The argument is used once, where no table is in scope: a macro's argument may be a column (explain(a.id)), and
-- would be taken for a column of a table inside that has the same name.

CREATE MACRO explain(id) AS TABLE
WITH RECURSIVE asked AS (SELECT id AS asked_key),
found AS (
    SELECT 'amounts' AS record, a.id AS key, a.document, a.page, a.section_id AS section_id,
        a.text AS quote,
        concat_ws(' ', nullif(a.qualifier, 'exact'), a.currency,
            concat_ws('–', rtrim(rtrim(a.value::VARCHAR, '0'), '.'), rtrim(rtrim(a.value_max::VARCHAR, '0'), '.'))) AS value,
        a.rule AS rule, a.machine, a.spans
    FROM amounts a WHERE a.id = (FROM asked)
    UNION ALL
    SELECT 'stated_contributions' AS record, c.id AS key, c.document, c.page, c.section_id AS section_id,
        c.text AS quote,
        concat_ws(' ', nullif(c.qualifier, 'exact'), c.currency,
            concat_ws('–', rtrim(rtrim(c.value::VARCHAR, '0'), '.'), rtrim(rtrim(c.value_max::VARCHAR, '0'), '.'))) AS value,
        c.rule AS rule, c.machine, c.spans
    FROM stated_contributions c WHERE c.id = (FROM asked)
    UNION ALL
    SELECT 'stated_projects' AS record, p.id AS key, p.document, p.page, p.section_id AS section_id,
        p.text AS quote,
        CASE WHEN p.value IS NOT NULL THEN concat_ws(' ', nullif(p.qualifier, 'exact'), p.currency,
            rtrim(rtrim(p.value::VARCHAR, '0'), '.')) END AS value,
        p.rule AS rule, p.machine, p.spans
    FROM stated_projects p WHERE p.id = (FROM asked)
    UNION ALL
    SELECT 'project_rows' AS record, r.id AS key, r.document, r.page, NULL AS section_id,
        r.text AS quote,
        CASE WHEN r.value IS NOT NULL THEN concat_ws(' ', nullif(r.qualifier, 'exact'), r.currency,
            rtrim(rtrim(r.value::VARCHAR, '0'), '.')) END AS value,
        NULL AS rule, r.machine, r.spans
    FROM project_rows r WHERE r.id = (FROM asked)
    UNION ALL
    SELECT 'facts' AS record, f.id AS key, f.document, f.page, f.section_id AS section_id,
        f.text AS quote,
        f.key || ': ' || f.value AS value,
        f.rule AS rule, f.machine, f.spans
    FROM facts f WHERE f.id = (FROM asked)
    UNION ALL
    SELECT 'key_figures' AS record, k.id AS key, k.document, k.page, k.section_id AS section_id,
        k.text AS quote,
        concat_ws(' ', k.currency, rtrim(rtrim(k.value::VARCHAR, '0'), '.'), k.unit) AS value,
        k.rule AS rule, k.machine, k.spans
    FROM key_figures k WHERE k.id = (FROM asked)
    UNION ALL
    SELECT 'sections' AS record, s.id AS key, s.document, s.page, s.section_id AS section_id,
        s.text AS quote,
        s.heading AS value,
        s.rule AS rule, s.machine, s.spans
    FROM sections s WHERE s.id = (FROM asked)
    UNION ALL
    SELECT 'tables' AS record, t.id AS key, t.document, t.page, t.section_id AS section_id,
        t.text AS quote,
        t.title AS value,
        t.rule AS rule, t.machine, t.spans
    FROM tables t WHERE t.id = (FROM asked)
    UNION ALL
    SELECT 'charts' AS record, c.id AS key, c.document, c.page, c.section_id AS section_id,
        c.text AS quote,
        c.title AS value,
        c.rule AS rule, c.machine, c.spans
    FROM charts c WHERE c.id = (FROM asked)
    UNION ALL
    SELECT 'contacts' AS record, c.id AS key, c.document, c.page, c.section_id AS section_id,
        c.text AS quote,
        c.kind || ': ' || c.value AS value,
        c.rule AS rule, c.machine, c.spans
    FROM contacts c WHERE c.id = (FROM asked)
    UNION ALL
    SELECT 'links' AS record, l.id AS key, l.document, l.page, l.section_id AS section_id,
        l.text AS quote,
        l.uri AS value,
        l.rule AS rule, l.machine, l.spans
    FROM links l WHERE l.id = (FROM asked)
    UNION ALL
    SELECT 'furniture' AS record, f.id AS key, f.document, f.page, f.section_id AS section_id,
        f.text AS quote,
        f.reason AS value,
        f.rule AS rule, f.machine, f.spans
    FROM furniture f WHERE f.id = (FROM asked)
    UNION ALL
    SELECT 'country_mentions' AS record, c.id AS key, c.document, c.page, c.section_id AS section_id,
        c.text AS quote,
        c.code || ', ' || c.role AS value,
        c.rule AS rule, c.machine, c.spans
    FROM country_mentions c WHERE c.id = (FROM asked)
    UNION ALL
    SELECT 'region_mentions' AS record, r.id AS key, r.document, r.page, r.section_id AS section_id,
        r.text AS quote,
        r.name AS value,
        r.rule AS rule, r.machine, r.spans
    FROM region_mentions r WHERE r.id = (FROM asked)
    UNION ALL
    SELECT 'date_mentions' AS record, d.id AS key, d.document, d.page, d.section_id AS section_id,
        d.text AS quote,
        coalesce(d.duration, concat_ws(' to ', d.start_date::VARCHAR, d.end_date::VARCHAR)) AS value,
        d.rule AS rule, d.machine, d.spans
    FROM date_mentions d WHERE d.id = (FROM asked)
    UNION ALL
    SELECT 'organisation_mentions' AS record, o.id AS key, o.document, o.page, o.section_id AS section_id,
        o.text AS quote,
        o.name || ', ' || o.kind AS value,
        o.rule AS rule, o.machine, o.spans
    FROM organisation_mentions o WHERE o.id = (FROM asked)
    UNION ALL
    SELECT 'issues' AS record, i.id AS key, i.document, i.page, NULL AS section_id,
        i.message AS quote,
        i.severity || ': ' || i.code AS value,
        NULL AS rule, i.machine, i.spans
    FROM issues i WHERE i.id = (FROM asked)
    UNION ALL
    SELECT 'comparisons' AS record, c.id AS key, c.document, c.page, NULL AS section_id,
        c.message AS quote,
        c.verdict || ': ' || c.kind AS value,
        'check.' || c.kind AS rule, c.machine, c.spans
    FROM comparisons c WHERE c.id = (FROM asked)
    UNION ALL
    SELECT 'record_changes', c.id, c.newer_document, c.newer_page, NULL, c.label,
        concat_ws(' ', c.state, c.field || ':', coalesce(c.old, 'nothing') || ' -> ' || coalesce(c.new, 'nothing')),
        NULL, NULL, []
    FROM record_changes c WHERE c.id = (FROM asked)
    UNION ALL
    SELECT 'documents', d.sha256, d.sha256, NULL, NULL, d.title, d.state, d.partner_rule, NULL, []
    FROM documents d WHERE d.sha256 = (FROM asked)
    UNION ALL
    SELECT 'corrections', c.id, c.document, c.page, NULL, c.quote,
        concat_ws(' ', c.state || ':', c.field, coalesce(c.seen, 'nothing') || ' -> ' || coalesce(c.value, 'nothing')),
        NULL, NULL, c.spans
    FROM corrections c WHERE c.id = (FROM asked)
    UNION ALL
    SELECT 'runs', r.id, NULL, NULL, NULL, NULL, r.state, NULL, NULL, [] FROM runs r WHERE r.id = (FROM asked)
),
changes AS MATERIALIZED (
    FROM record_changes
    WHERE edition_group = (SELECT any_value(d.edition_group) FROM found f JOIN documents d ON d.sha256 = f.document)
),
turns AS (
    SELECT c.id AS one, unnest([c.older_id, c.newer_id]) AS other FROM changes c
    UNION ALL
    SELECT older_id, newer_id FROM changes WHERE state <> 'overlaps'
    UNION ALL
    SELECT newer_id, older_id FROM changes WHERE state <> 'overlaps'
),
chain AS (
    SELECT unnest(list(c.id) || [any_value(asked_key)]) AS key
    FROM asked LEFT JOIN stated_contributions c ON c.amount_id = asked_key
    UNION
    SELECT turn.other FROM chain JOIN turns turn ON turn.one = chain.key
)
SELECT
    f.record,
    f.key AS id,
    f.value,
    f.quote,
    d.file_name,
    f.page,
    s.heading AS section,
    d.partner_name,
    d.published AS edition,
    d.is_current,
    f.rule,
    r.meaning AS rule_meaning,
    r.measured_precision AS rule_precision,
    f.machine,
    f.spans,
    (SELECT list(i.severity || ': ' || i.message ORDER BY i.message) FROM issues i
     WHERE i.record_id = f.key OR i.document = f.document AND list_has_any(i.spans, f.spans) AND i.id <> f.key) AS issues,
    (SELECT list(c.verdict || ': ' || c.message ORDER BY c.message) FROM comparisons c
     WHERE c.record_id = f.key OR c.document = f.document AND list_has_any(c.spans, f.spans) AND c.id <> f.key) AS comparisons,
    (SELECT list(concat_ws(' ', c.state || ':', c.field, coalesce(c.seen, 'nothing'), '->', coalesce(c.value, 'nothing'),
                           '(' || c.reviewer || ', ' || c.decided::DATE || ': ' || c.reason || ')') ORDER BY c.decided)
     FROM corrections c
     WHERE c.record_id = f.key OR list_contains([change.record_id FOR change IN c.changes], f.key)) AS corrections,
    (SELECT list(concat_ws(' ', c.state, c.field || ':', coalesce(c.old, 'nothing'), '(' || o.file_name || ')', '->',
                           coalesce(c.new, 'nothing'), '(' || n.file_name || ')') ORDER BY n.published_end, c.label, c.field)
     FROM changes c
     JOIN documents o ON o.sha256 = c.older_document JOIN documents n ON n.sha256 = c.newer_document
     WHERE c.older_id IN (FROM chain) OR c.newer_id IN (FROM chain)) AS editions,
    f.document
FROM found f
LEFT JOIN documents d ON d.sha256 = f.document
LEFT JOIN sections s ON s.id = f.section_id
LEFT JOIN rules r ON r.name = f.rule;
COMMENT ON MACRO TABLE explain IS 'One row about the row with this id (a record, an issue, a comparison, a change between editions, a correction, a run, or a document by its SHA-256), and no row if there is none: record (its table), value and quote (what it states, and in which words), file_name, page, section, partner_name, edition and is_current (where), rule with rule_meaning and rule_precision (0 to 1), machine (what the program had read, by field, where a reviewer corrected it), spans (its boxes), and as lists of sentences the issues, comparisons, corrections and editions (what it was, and what became of it) that bear on it. The argument may be a column: FROM amounts a, explain(a.id). Where the file is attached beside others, USE it first';
