-- When a statement was said: JSON object of value and edtf (ISO 8601 and EDTF) and span; null where
-- the report does not tell.
ALTER TABLE statements ADD COLUMN said_at TEXT;
