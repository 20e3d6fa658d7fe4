-- How often each rule was right, by what reviewers decided on its records.

CREATE VIEW rule_judgements AS
WITH made AS (
    SELECT id, rule FROM amounts
    UNION ALL SELECT id, rule FROM country_mentions
    UNION ALL SELECT id, rule FROM region_mentions
    UNION ALL SELECT id, rule FROM date_mentions
    UNION ALL SELECT id, rule FROM organisation_mentions
    UNION ALL SELECT id, rule FROM stated_contributions
    UNION ALL SELECT id, rule FROM stated_projects
    UNION ALL SELECT id, rule FROM facts
    UNION ALL SELECT id, rule FROM key_figures
    UNION ALL SELECT id, rule FROM contacts
    UNION ALL SELECT id, rule FROM links
    UNION ALL SELECT id, rule FROM tables
    UNION ALL SELECT id, rule FROM charts
    UNION ALL SELECT id, rule FROM sections
),
pool AS (
    SELECT id FROM amounts WHERE NOT starts_with(rule, 'review.')
    UNION SELECT id FROM stated_contributions WHERE NOT starts_with(rule, 'review.')
    UNION SELECT id FROM stated_projects WHERE NOT starts_with(rule, 'review.')
    UNION SELECT id FROM facts WHERE NOT starts_with(rule, 'review.')
    UNION SELECT id FROM key_figures WHERE NOT starts_with(rule, 'review.')
    UNION SELECT seen_id FROM corrections
    WHERE NOT carried AND action IN ('accept', 'edit', 'reject', 'unknown', 'merge', 'split')
        AND record IN ('amount', 'contribution', 'project', 'fact', 'key_figure')
),
lowest AS (
    SELECT md5('sample ' || id) AS chance FROM pool ORDER BY chance LIMIT 60
),
judged AS (
    SELECT
        c.document,
        c.record,
        c.seen_id AS record_id,
        CASE WHEN c.state = 'confirmed' AND m.rule IS NOT NULL THEN m.rule ELSE coalesce(c.rule, m.rule, CASE
            WHEN c.record <> 'document' THEN NULL
            WHEN c.field = 'published' THEN d.published_rule
            WHEN starts_with(c.field, 'partner_') THEN d.partner_rule
        END) END AS rule,
        c.state = 'confirmed' AS is_right,
        c.decided
    FROM corrections c
    JOIN documents d ON d.sha256 = c.document
    LEFT JOIN made m ON m.id = c.record_id
    WHERE NOT c.carried AND c.record <> 'issue'
        AND c.action IN ('accept', 'edit', 'reject', 'merge', 'split')
        AND c.state IN ('applied', 'confirmed', 'stale')
)
SELECT
    rule,
    document,
    record,
    record_id,
    bool_and(is_right) AS is_right,
    record IN ('amount', 'contribution', 'project', 'fact', 'key_figure')
        AND md5('sample ' || record_id) <= (SELECT max(chance) FROM lowest) AS is_sampled,
    max(decided) AS decided
FROM judged
WHERE rule IS NOT NULL AND NOT starts_with(rule, 'review.')
GROUP BY rule, document, record, record_id;
COMMENT ON VIEW rule_judgements IS 'What reviewers decided on records, as judgements of the rules that read them: one row for each rule and record. What cannot be known, what was missed and what was carried over from another edition judges no rule';
COMMENT ON COLUMN rule_judgements.rule IS 'The rule that had read the record: rules.name; where the program reads by now what the reviewer said, the rule that reads it now';
COMMENT ON COLUMN rule_judgements.document IS 'SHA-256 of the file: documents.sha256';
COMMENT ON COLUMN rule_judgements.record IS 'Kind of record, as in corrections.record';
COMMENT ON COLUMN rule_judgements.record_id IS 'The record as it was called when the reviewer saw it; the SHA-256 of the document for itself';
COMMENT ON COLUMN rule_judgements.is_right IS 'True if the program reads what the reviewer says, in every field that was decided; false if it was corrected or rejected';
COMMENT ON COLUMN rule_judgements.is_sampled IS 'True if the record is one of the random sample: of all amounts, contributions, projects, facts and key figures the sixty with the smallest hash of their id, all of which the queue of the review desk shows; others were looked at because they seemed doubtful';
COMMENT ON COLUMN rule_judgements.decided IS 'When it was last decided on, UTC';

CREATE VIEW rule_precision AS
WITH counted AS (
    SELECT
        rule,
        is_sampled,
        count(*) FILTER (is_right)::INTEGER AS correct,
        count(*)::INTEGER AS judged,
        max(decided) AS last_decided
    FROM rule_judgements GROUP BY rule, is_sampled
),
shares AS (
    SELECT *, correct / judged AS share, 1.959964 ** 2 / judged AS narrow FROM counted
),
wilson AS (
    SELECT
        *,
        (share + narrow / 2) / (1 + narrow) AS middle,
        1.959964 * sqrt(share * (1 - share) / judged + narrow / (4 * judged)) / (1 + narrow) AS half
    FROM shares
)
SELECT
    rule,
    is_sampled,
    correct,
    judged,
    round(share, 4) AS precision,
    round(greatest(middle - half, 0), 4) AS low,
    round(least(middle + half, 1), 4) AS high,
    last_decided
FROM wilson;
COMMENT ON VIEW rule_precision IS 'How often each rule was right by what reviewers decided, the random sample apart from all other decisions: only the sample tells how often a rule is right in general, as the others were looked at because they seemed doubtful. rules.measured_precision has the same on gold';
COMMENT ON COLUMN rule_precision.rule IS 'The rule: rules.name';
COMMENT ON COLUMN rule_precision.is_sampled IS 'True for the records of the random sample, false for all others';
COMMENT ON COLUMN rule_precision.correct IS 'Records that it had read as reviewers say, count';
COMMENT ON COLUMN rule_precision.judged IS 'Records of it on which reviewers have decided, count';
COMMENT ON COLUMN rule_precision.precision IS 'correct divided by judged, from 0 to 1';
COMMENT ON COLUMN rule_precision.low IS 'Lower end of the 95 % interval of precision (Wilson): with few records it is wide';
COMMENT ON COLUMN rule_precision.high IS 'Upper end of that interval';
COMMENT ON COLUMN rule_precision.last_decided IS 'When a record of it was last decided on, UTC';
