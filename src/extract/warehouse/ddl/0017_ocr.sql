-- Pages without text that OCR has read, and how sure it was of the money on them.

ALTER TABLE documents ADD COLUMN ocr VARCHAR;
COMMENT ON COLUMN documents.ocr IS 'By what pages without text were read (program, version, languages, dots an inch); none where there was no OCR; null if all pages have text';
UPDATE documents SET ocr = 'none' WHERE sha256 IN (
    SELECT document FROM issues WHERE code = 'no_text_layer' OR (code = 'unreadable_font' AND severity = 'error')
);

ALTER TABLE amounts ADD COLUMN ocr_confidence INTEGER;
COMMENT ON COLUMN amounts.ocr_confidence IS 'Read by OCR: how sure it was of the least sure word, 0 to 100; null where the PDF itself has the text';
ALTER TABLE stated_contributions ADD COLUMN ocr_confidence INTEGER;
COMMENT ON COLUMN stated_contributions.ocr_confidence IS 'Read by OCR: how sure it was of the least sure word, 0 to 100; null where the PDF itself has the text';
ALTER TABLE key_figures ADD COLUMN ocr_confidence INTEGER;
COMMENT ON COLUMN key_figures.ocr_confidence IS 'Read by OCR: how sure it was of the least sure word, 0 to 100; null where the PDF itself has the text';
