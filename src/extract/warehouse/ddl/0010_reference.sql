-- What the reference tables tell beside names: where countries lie, who is a member, and what each rule does.

ALTER TABLE countries ADD COLUMN region_m49 VARCHAR;
ALTER TABLE countries ADD COLUMN region VARCHAR;
ALTER TABLE countries ADD COLUMN sub_region_m49 VARCHAR;
ALTER TABLE countries ADD COLUMN sub_region VARCHAR;
ALTER TABLE countries ADD COLUMN intermediate_m49 VARCHAR;
ALTER TABLE countries ADD COLUMN intermediate_region VARCHAR;
COMMENT ON TABLE countries IS 'Countries and territories of ISO 3166-1, and Kosovo. Groups by income and fragility are not included: they change each year and belong to those who publish them; join their lists by code';
COMMENT ON COLUMN countries.m49 IS 'UN M49 (ISO 3166-1 numeric), three digits; null for Kosovo, which has none';
COMMENT ON COLUMN countries.region_m49 IS 'UN M49 code of the region (continent); null for Antarctica. Taiwan and Kosovo, which M49 does not list, are where CLDR has them';
COMMENT ON COLUMN countries.region IS 'Name of that region: regions.name';
COMMENT ON COLUMN countries.sub_region_m49 IS 'UN M49 code of the sub-region, such as 202 for Sub-Saharan Africa or 419 for Latin America and the Caribbean';
COMMENT ON COLUMN countries.sub_region IS 'Name of that sub-region: regions.name';
COMMENT ON COLUMN countries.intermediate_m49 IS 'UN M49 code of the intermediate region, such as 011 for West Africa; null where the sub-region has no such parts';
COMMENT ON COLUMN countries.intermediate_region IS 'Name of that intermediate region: regions.name';

ALTER TABLE regions ADD COLUMN kind VARCHAR;
COMMENT ON TABLE regions IS 'Regions and groups of countries: those that the rule data lists, all areas of UN M49, the EU and the African Union';
COMMENT ON COLUMN regions.kind IS 'm49 (an area of the UN standard) or body (a union or group with members): region_members has their countries. other: no fixed membership (Sahel, Horn of Africa), members not listed here, or a part of a country';

CREATE TABLE region_members (
    region VARCHAR NOT NULL,
    country_code VARCHAR NOT NULL,
    as_of DATE,
    source VARCHAR NOT NULL,
    PRIMARY KEY (region, country_code)
);
COMMENT ON TABLE region_members IS 'Countries of each region whose members are a fact. A region without rows has no fixed membership (such as Sahel, Middle East), or its members are disputed or not listed here; nothing is guessed';
COMMENT ON COLUMN region_members.region IS 'Name of the region: regions.name';
COMMENT ON COLUMN region_members.country_code IS 'ISO 3166-1 alpha-3: countries.code. Full members only; a member whose rights are suspended is one';
COMMENT ON COLUMN region_members.as_of IS 'Day on which the members of a body were these; null for areas of UN M49';
COMMENT ON COLUMN region_members.source IS 'UN M49 (with what CLDR adds), or membership of the body';

CREATE TABLE rules (
    name VARCHAR PRIMARY KEY,
    stage VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL,
    rule_files VARCHAR[] NOT NULL,
    examples VARCHAR[] NOT NULL,
    refused VARCHAR[] NOT NULL,
    measured_right INTEGER,
    measured_made INTEGER,
    measured_precision DECIMAL(5, 4),
    measured_as VARCHAR,
    measured_on VARCHAR
);
COMMENT ON TABLE rules IS 'One row for each rule that makes records, leaves words out or compares: what it does, and how often it was right on fact sheets that people have read';
COMMENT ON COLUMN rules.name IS 'Name as in the column rule of each table of records, and in documents.partner_rule and published_rule; rules that compare are check. and comparisons.kind; reasons in documents.money_left_out are names without furniture.';
COMMENT ON COLUMN rules.stage IS 'Stage of reading that it belongs to: pdf, layout, sections, entities, identity, records or checks';
COMMENT ON COLUMN rules.kind IS 'Table whose rows it makes (amounts, date_mentions, …); documents for what is told of the document as a whole';
COMMENT ON COLUMN rules.meaning IS 'What it does, in plain words';
COMMENT ON COLUMN rules.rule_files IS 'Files of rule data that hold the words it knows (factsheets rules show NAME); empty where it goes by place and look alone';
COMMENT ON COLUMN rules.examples IS 'Texts from these files that it reads, some with what is read behind =; texts in another language than English begin with its code';
COMMENT ON COLUMN rules.refused IS 'Texts from these files that it leaves alone';
COMMENT ON COLUMN rules.measured_right IS 'Of those made, how many gold agrees with, count; null if gold does not say';
COMMENT ON COLUMN rules.measured_made IS 'What the rule made on the documents of measured_on that gold can judge, count of what measured_as names; 0 if nothing; null if gold does not say';
COMMENT ON COLUMN rules.measured_precision IS 'measured_right divided by measured_made, from 0 to 1; null if it made nothing there or gold does not say. The rules were written with these documents at hand: expect less on others';
COMMENT ON COLUMN rules.measured_as IS 'What was counted, and when it counts as right';
COMMENT ON COLUMN rules.measured_on IS 'Gold, number of its documents, and hash of the rule data that was measured (compare runs.rules_version)';

ALTER TABLE documents ADD COLUMN published_rule VARCHAR;
COMMENT ON COLUMN documents.published_rule IS 'Rule that found the date';
