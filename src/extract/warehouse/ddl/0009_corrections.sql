-- What reviewers decided, and what became of it: the log of corrections is its source.

CREATE TABLE corrections (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    made_on VARCHAR NOT NULL,
    carried BOOLEAN NOT NULL,
    record VARCHAR NOT NULL,
    record_id VARCHAR,
    seen_id VARCHAR NOT NULL,
    field VARCHAR,
    action VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    seen VARCHAR,
    value VARCHAR,
    machine VARCHAR,
    reviewer VARCHAR NOT NULL,
    decided TIMESTAMP NOT NULL,
    reason VARCHAR NOT NULL,
    message VARCHAR,
    heading VARCHAR,
    quote VARCHAR,
    detail VARCHAR,
    page INTEGER,
    spans STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    changes STRUCT(record VARCHAR, record_id VARCHAR, field VARCHAR, machine VARCHAR, value VARCHAR)[] NOT NULL,
    PRIMARY KEY (id, document)
);
COMMENT ON TABLE corrections IS 'What reviewers decided about records, who, when and why, and what became of it when the document was last read; one made on an edition that also holds for another one is a row of each';
COMMENT ON COLUMN corrections.id IS 'Identity of the correction: a hash of its content';
COMMENT ON COLUMN corrections.document IS 'SHA-256 of the file to which it was applied: documents.sha256';
COMMENT ON COLUMN corrections.made_on IS 'SHA-256 of the file that the reviewer saw; another edition of the same fact sheet if carried';
COMMENT ON COLUMN corrections.carried IS 'True if it was made on another edition and holds for the same words here';
COMMENT ON COLUMN corrections.record IS 'Kind of record: document, section, amount, country, region, date, organisation, contribution, project, fact, key_figure, contact, link, table, chart or issue';
COMMENT ON COLUMN corrections.record_id IS 'The record as it is called now (also where it was rejected); null if there is none';
COMMENT ON COLUMN corrections.seen_id IS 'The record as it was called when the reviewer saw it';
COMMENT ON COLUMN corrections.field IS 'Field on which was decided, called as in the record contract; null for the record as a whole';
COMMENT ON COLUMN corrections.action IS 'edit, accept (the program is right), reject (there is no such record), add (a record that the program missed), comment or undo';
COMMENT ON COLUMN corrections.state IS 'applied (the program still reads what the reviewer saw; the reviewer''s value is in force), confirmed (it now reads what the reviewer said), stale (it reads something else; the reviewer''s value is in force), orphaned (there is no such record any more), superseded (by a later decision), withdrawn (undone) or noted (a comment, an undoing)';
COMMENT ON COLUMN corrections.seen IS 'What the program had read when the reviewer decided; JSON where it is no plain text';
COMMENT ON COLUMN corrections.value IS 'The reviewer''s value; JSON where it is no plain text; all fields of a record that was added';
COMMENT ON COLUMN corrections.machine IS 'What the program reads now';
COMMENT ON COLUMN corrections.reviewer IS 'Who decided';
COMMENT ON COLUMN corrections.decided IS 'When, UTC';
COMMENT ON COLUMN corrections.reason IS 'Why, in the reviewer''s words';
COMMENT ON COLUMN corrections.message IS 'Why it is stale or orphaned';
COMMENT ON COLUMN corrections.heading IS 'Heading of the section in which the record stood';
COMMENT ON COLUMN corrections.quote IS 'Words of the record as printed';
COMMENT ON COLUMN corrections.detail IS 'What tells the record from others with the same words: series and label of a chart''s value, key of a fact, code of an issue';
COMMENT ON COLUMN corrections.page IS 'Page on which the record stood, from 1';
COMMENT ON COLUMN corrections.spans IS 'Where it stood, one box for each printed line: page from 1; x0, top, x1, bottom in PDF points (1/72 inch), origin at the top left';
COMMENT ON COLUMN corrections.changes IS 'Every field that it changed, of its own record and of others that hold the same figure: what the program reads, and the value in force';

ALTER TABLE documents ADD COLUMN corrections_version VARCHAR;
ALTER TABLE documents ADD COLUMN machine MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN documents.corrections_version IS 'Hash of the corrections that concern the document, as they were when it was last read; null if none does';
COMMENT ON COLUMN documents.machine IS 'What the program had read, by field, where a reviewer corrected it: the columns hold the reviewer''s value; null if nothing was corrected';
