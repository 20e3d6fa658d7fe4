-- What led to a decision, and the decisions of the review desk.

ALTER TABLE corrections ADD COLUMN rule VARCHAR;
ALTER TABLE corrections ADD COLUMN answers VARCHAR;
COMMENT ON COLUMN corrections.rule IS 'Rule by which the program had read the record when the reviewer decided: rules.name; null where that was not kept';
COMMENT ON COLUMN corrections.answers IS 'Code of the issue that led to the decision: issue_codes.code; null if none did';
COMMENT ON COLUMN corrections.action IS 'edit, accept (the program is right), reject (there is no such record), add (a record that the program missed), unknown (it cannot be known: what the program reads stays, marked so), merge (a project is part of another one), split (a project is several), assign (who is to look at it), comment or undo';
COMMENT ON COLUMN corrections.state IS 'applied (the program still reads what the reviewer saw; the decision is in force), confirmed (it now reads what the reviewer said), stale (it reads something else; the decision is in force), orphaned (there is no such record any more), superseded (by a later decision), withdrawn (undone), proposed (it counts once a second person has decided the same) or noted (a comment, an assignment, an undoing)';
COMMENT ON COLUMN corrections.value IS 'The reviewer''s value; JSON where it is no plain text; all fields of a record that was added; for merge the project that stays, for split the fields of each part, for assign a name';
COMMENT ON COLUMN corrections.message IS 'Why it is stale or orphaned, or what is proposed';
