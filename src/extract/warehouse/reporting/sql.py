"""The questions that a report asks the views. `$partner` is a partner's key, or null for all of them."""

from __future__ import annotations

OF_PARTNER = """(
    $partner IS NULL
    OR {document} IN (SELECT sha256 FROM documents WHERE coalesce(partner_code, partner_name) = $partner)
)"""
THEIRS = OF_PARTNER.format(document="document")
WHO = "partner_code, partner_name"
MONEY = "currency, value, value_max, qualifier, usd_value, usd_value_max, usd_rate, usd_rate_date, usd_source"

PARTNERS = """
SELECT DISTINCT coalesce(d.partner_code, d.partner_name) AS key, d.partner_name AS name,
       list_distinct([d.partner_code, d.partner_name, c.alpha_2, c.name_en, c.name_fr, c.name_es]) AS told
FROM documents d LEFT JOIN countries c ON c.code = d.partner_code
WHERE d.partner_name IS NOT NULL ORDER BY key, name
"""
COUNTRIES = """
SELECT code AS key, name_en AS name, [code, alpha_2, name_en, name_fr, name_es] AS told
FROM countries ORDER BY code
"""

STATED = f"""
SELECT contribution_id AS record, contribution_id AS total, {WHO}, provider, publisher, kind, {MONEY},
       NULL::BIGINT AS year, period_start, period_end, core_value, source AS basis
FROM contributions WHERE {THEIRS}
ORDER BY partner_name, publisher, currency, kind, period_start, period_end, provider, record
"""  # noqa: S608 - our own names
GIVEN = f"""
SELECT contribution_id AS record, total_id AS total, {WHO}, provider, publisher, kind, {MONEY},
       year, period_start, period_end, NULL AS core_value, basis
FROM contributions_by_year WHERE {THEIRS}
ORDER BY partner_name, publisher, currency, kind, period_start, period_end, provider, record
"""  # noqa: S608 - our own names
WORKS = f"""
SELECT project_id AS record, {WHO}, publisher, title, countries, regions, funders, partners,
       currency, value, NULL AS value_max, qualifier,
       usd_value, NULL AS usd_value_max, usd_rate, usd_rate_date, usd_source,
       start_date, end_date, end_derived, duration
FROM projects WHERE {THEIRS}
ORDER BY partner_name, start_date NULLS LAST, title, record
"""  # noqa: S608 - our own names
PLACED = f"""
SELECT project_id AS record, {WHO}, country_code AS code, coalesce(country, country_code) AS country, title,
       share_known, sharing, basis, currency, value, NULL AS value_max, qualifier, NULL AS usd_value,
       NULL AS usd_value_max, NULL AS usd_rate, NULL AS usd_rate_date, NULL AS usd_source
FROM projects_by_country WHERE {THEIRS}
ORDER BY country, partner_name, title, record
"""  # noqa: S608 - our own names
CHANGED = f"""
SELECT {WHO}, kind, state, label, field, old, new, older_id AS older, newer_id AS newer, older_document,
       newer_document, older_file, newer_file, older_published, newer_published
FROM edition_changes WHERE {OF_PARTNER.format(document="newer_document")}
ORDER BY partner_name, newer_published DESC, newer_document, kind, state, label, field, change_id
"""  # noqa: S608 - our own names
NOTED = f"""
SELECT issue_id AS record, severity, code, message, next_step, document, file_name, page
FROM open_issues WHERE {THEIRS}
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, file_name, page, issue_id
"""  # noqa: S608 - our own names
COVERED = f"""
SELECT document, file_name, state, {WHO}, publisher, published, language, pages, gives, lacks, superseded
FROM coverage WHERE {THEIRS}
ORDER BY partner_name NULLS LAST, published DESC, file_name, document
"""  # noqa: S608 - our own names

EVIDENCE = """
WITH record AS (
    SELECT id, 'contribution' AS kind, document, section_id, page, text AS quote, row_head, column_head, rule,
           spans, machine FROM stated_contributions
    UNION ALL
    SELECT p.id, 'project', p.document, p.section_id, p.page, concat_ws(' … ', p.text, a.text), NULL, NULL,
           p.rule, list_concat(p.spans, coalesce(a.spans, [])), p.machine
    FROM stated_projects p
    LEFT JOIN (
        SELECT project_id, currency, value, first(text ORDER BY page, start_char, id) AS text,
               first(spans ORDER BY page, start_char, id) AS spans
        FROM amounts WHERE project_id IS NOT NULL GROUP BY ALL
    ) a ON (a.project_id, a.value) = (p.id, p.value) AND a.currency IS NOT DISTINCT FROM p.currency
    UNION ALL
    SELECT id, 'fact', document, section_id, page, text, NULL, NULL, rule, spans, machine FROM facts
    UNION ALL
    SELECT id, 'issue', document, NULL, page, message, NULL, NULL, code, spans, machine FROM issues
)
SELECT r.id AS record, r.kind, r.document, d.file_name, d.published, r.page, s.heading AS section,
       r.row_head, r.column_head, r.quote, r.rule, r.spans, r.machine
FROM record r
JOIN (SELECT DISTINCT unnest($records) AS id) asked USING (id)
JOIN documents d ON d.sha256 = r.document
LEFT JOIN sections s ON s.id = r.section_id
ORDER BY d.partner_name, d.published DESC, r.document, r.kind, r.page, r.id
"""
