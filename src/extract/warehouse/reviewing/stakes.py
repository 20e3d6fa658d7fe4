"""What is at stake: one SQL expression, of named parts that the queue shows beside each row.

| part | points |
| --- | --- |
| `severity_points` | error 100, warning 60, info 20 |
| `use_points` | what rests on it (`uses`), and 2 for each place that it is about, 10 places at most |
| `amount_points` | 4 for each power of ten of the amount in US dollars, 48 at most |
| `doubt_points` | 40 times the share of the rule's records that were wrong; 4 where nobody has measured it |
| `edition_points` | 30 less in an edition that a newer one has replaced |

An amount in a currency without a rate counts as it is stated, in units of its currency; money whose amount is
not known counts as a million.
"""

from __future__ import annotations

USES = {  # what rests on a record -> points, and in words
    "document": (30, "all figures of its document"),
    "total": (30, "adds up in the totals of its partner"),
    "gift": (20, "states a contribution"),
    "project": (20, "the budget of a project"),
    "work": (15, "a project"),
    "figure": (10, "a figure of its own"),
    "mention": (5, "a mention"),
    "page": (5, "what stands on its page"),
}
UNKNOWN_AMOUNT = 1_000_000  # of amount_unclaimed
NOTES = ("older_edition", "duplicate_document")  # codes of issues that need no decision

_POINTS = "\n        ".join(f"WHEN '{name}' THEN {points}" for name, (points, _) in USES.items())

PARTS = f"""
    CASE severity WHEN 'error' THEN 100 WHEN 'warning' THEN 60 WHEN 'info' THEN 20 ELSE 0 END
        AS severity_points,
    CASE uses
        {_POINTS}
    END + 2 * least(places, 10) AS use_points,
    CASE WHEN usd IS NULL THEN 0 ELSE 4 * least(log10(greatest(abs(usd), 1)), 12) END AS amount_points,
    40 * (1 - coalesce(precision, 0.9)) AS doubt_points,
    CASE WHEN d.is_current IS NOT false THEN 0 ELSE -30 END AS edition_points,
    severity_points + use_points + amount_points + doubt_points + edition_points AS stake
"""

WANTED = "id IN (FROM wanted)"
FIGURES = f"""
rate AS (
    SELECT currency, arg_max(usd_per_unit, valid_from)::DOUBLE AS usd FROM exchange_rates GROUP BY currency
),
given AS (
    SELECT p.amount_id, bool_or(c.counted) AS counted
    FROM contribution_places p JOIN stated_contributions c ON c.id = p.contribution_id
    WHERE p.amount_id IS NOT NULL GROUP BY p.amount_id
),
budget AS (
    SELECT DISTINCT unnest(amount_ids) AS amount_id FROM stated_projects WHERE value IS NOT NULL
),
figure AS (
    SELECT 'amount' AS record, a.id, a.document, a.section_id, a.page, a.text, a.rule, a.currency, a.value,
        a.value_max, a.qualifier, NULL AS said, a.spans,
        CASE WHEN g.counted THEN 'total' WHEN g.counted IS NOT NULL THEN 'gift'
            WHEN b.amount_id IS NOT NULL THEN 'project' ELSE 'figure' END AS uses
    FROM (FROM amounts WHERE {WANTED}) a
    LEFT JOIN given g ON g.amount_id = a.id LEFT JOIN budget b ON b.amount_id = a.id
    UNION ALL
    SELECT 'contribution', id, document, section_id, page, text, rule, currency, value, value_max, qualifier,
        concat_ws(' ', replace(kind, '_', ' '), CASE
            WHEN year(period_start) = year(period_end) THEN year(period_start)::VARCHAR
            ELSE nullif(concat_ws('–', year(period_start), year(period_end)), '') END),
        spans, CASE WHEN counted THEN 'total' ELSE 'gift' END
    FROM stated_contributions WHERE {WANTED}
    UNION ALL
    SELECT 'project', id, document, section_id, page, title, rule, currency, value, NULL, qualifier,
        array_to_string(countries, ', '), spans, 'work'
    FROM stated_projects WHERE {WANTED}
    UNION ALL
    SELECT 'fact', id, document, section_id, page, text, rule, NULL, NULL, NULL, NULL,
        replace(key, '_', ' ') || ': ' || value, spans, 'figure'
    FROM facts WHERE {WANTED}
    UNION ALL
    SELECT 'key_figure', id, document, section_id, page, text, rule, currency, value, NULL, NULL,
        concat_ws(' ', unit, label), spans, 'figure'
    FROM key_figures WHERE {WANTED}
),
held AS (  -- tables and charts: the largest figure that they hold, and the most that rests on one
    SELECT id, max(usd) AS usd,
        CASE max(weight) WHEN 3 THEN 'total' WHEN 2 THEN 'gift' ELSE 'figure' END AS uses
    FROM (
        SELECT a.table_id AS id, abs(a.value)::DOUBLE * coalesce(r.usd, 1) AS usd,
            CASE WHEN g.counted THEN 3 WHEN g.counted IS NOT NULL THEN 2 ELSE 1 END AS weight
        FROM amounts a LEFT JOIN given g ON g.amount_id = a.id LEFT JOIN rate r USING (currency)
        WHERE a.table_id IN (FROM wanted)
        UNION ALL
        SELECT c.chart_id, abs(c.value)::DOUBLE * coalesce(r.usd, 1), CASE WHEN c.counted THEN 3 ELSE 2 END
        FROM stated_contributions c LEFT JOIN rate r USING (currency) WHERE c.chart_id IN (FROM wanted)
    ) GROUP BY id
),
place AS (
    SELECT document, arg_max(source, last_seen) AS source FROM document_sightings GROUP BY document
)
"""  # noqa: S608 - our own words

ISSUES = f"""
WITH wanted AS (SELECT DISTINCT record_id FROM issues WHERE record_id IS NOT NULL),
{FIGURES},
whole AS (  -- documents: the largest figure that they state
    SELECT document AS id, max(abs(c.value)::DOUBLE * coalesce(r.usd, 1)) AS usd
    FROM stated_contributions c LEFT JOIN rate r USING (currency)
    WHERE document IN (SELECT document FROM issues WHERE page IS NULL AND record_id IS NULL) GROUP BY document
),
asked AS (
    SELECT
        i.id, CASE WHEN i.code IN {NOTES} THEN 'note' ELSE 'issue' END AS kind, i.document, i.severity,
        i.code, i.message, i.record, i.record_id, i.field, i.page, i.spans, s.heading,
        f.text, f.said, f.currency, f.value, f.value_max, f.qualifier,
        coalesce(f.rule, t.rule, h.rule) AS rule,
        coalesce(f.uses, held.uses, CASE
            WHEN i.code = 'amount_unclaimed' OR i.record IN ('table', 'chart') THEN 'figure'
            WHEN i.record IN ('country', 'region', 'organisation', 'date') THEN 'mention'
            WHEN i.page IS NULL THEN 'document' ELSE 'page' END) AS uses,
        greatest(len(i.spans), 1) AS places,
        CASE
            WHEN f.id IS NOT NULL THEN abs(f.value)::DOUBLE * coalesce(r.usd, 1)
            WHEN i.code = 'amount_unclaimed' THEN {UNKNOWN_AMOUNT}
            WHEN i.page IS NULL AND i.record_id IS NULL THEN w.usd
            ELSE held.usd
        END AS usd
    FROM issues i
    LEFT JOIN figure f ON f.id = i.record_id
    LEFT JOIN tables t ON t.id = i.record_id
    LEFT JOIN charts h ON h.id = i.record_id
    LEFT JOIN held ON held.id = i.record_id
    LEFT JOIN whole w ON w.id = i.document
    LEFT JOIN rate r ON r.currency = f.currency
    LEFT JOIN sections s ON s.id = f.section_id
)
"""  # noqa: S608 - our own words

SAMPLED = {  # kinds of records -> their tables
    "amount": "amounts",
    "contribution": "stated_contributions",
    "project": "stated_projects",
    "fact": "facts",
    "key_figure": "key_figures",
}
CHANCE = "md5('sample ' || id)"
_POOL = "\n    UNION ALL\n    ".join(
    f"SELECT id, document, spans, {CHANCE} AS chance FROM {table} WHERE NOT starts_with(rule, 'review.')"  # noqa: S608
    for table in SAMPLED.values()
)
SAMPLE = f"""
WITH pool AS (
    {_POOL}
    UNION ALL
    SELECT unnest($rejected::VARCHAR[]) AS id, NULL, NULL, {CHANCE}
),
doubted AS (SELECT record_id AS id FROM issues WHERE record_id IS NOT NULL),
lowest AS (  -- some more than are wanted, as some lie where an issue points
    FROM pool ANTI JOIN doubted USING (id) ORDER BY chance, id LIMIT 4 * $sample
),
chosen AS (
    SELECT id, chance FROM lowest l
    WHERE NOT EXISTS (FROM issues i WHERE i.document = l.document AND list_has_any(i.spans, l.spans))
    ORDER BY chance, id LIMIT $sample
),
wanted AS (SELECT id FROM chosen),
{FIGURES},
asked AS (
    SELECT
        c.id, 'sure' AS kind, f.document, NULL AS severity, NULL AS code, NULL AS message, f.record,
        c.id AS record_id, NULL AS field, f.page, f.spans, s.heading, f.text, f.said, f.currency, f.value,
        f.value_max, f.qualifier, f.rule, f.uses, 1 AS places,
        abs(f.value)::DOUBLE * coalesce(r.usd, 1) AS usd
    FROM chosen c
    LEFT JOIN figure f ON f.id = c.id
    LEFT JOIN rate r ON r.currency = f.currency
    LEFT JOIN sections s ON s.id = f.section_id
)
"""  # noqa: S608 - our own words

ORDERED = f"""
SELECT * EXCLUDE (chance, severity_points, use_points, amount_points, doubt_points, edition_points, stake),
    severity_points, use_points, amount_points, doubt_points, edition_points, stake
FROM (
    SELECT q.*, d.file_name, d.partner_code, d.partner_name, d.language, d.published, d.state, l.source,
        r.measured_precision::DOUBLE AS precision, d.is_current IS NOT false AS is_current,
        md5('sample ' || q.id) AS chance,
        EXISTS (
            FROM corrections c WHERE c.record_id = q.id AND c.state IN ('applied', 'confirmed', 'stale')
                AND c.action IN ('accept', 'edit', 'reject', 'unknown', 'merge', 'split')
        ) AS is_decided,
        {PARTS}
    FROM asked q
    LEFT JOIN documents d ON d.sha256 = q.document
    LEFT JOIN place l ON l.document = q.document
    LEFT JOIN rules r ON r.name = q.rule
)
"""  # noqa: S608 - our own words
BY_STAKE = "ORDER BY stake DESC, document, page, id"
BY_CHANCE = "ORDER BY chance, id"
