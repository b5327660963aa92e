-- By what others know an entity: a JSON array of "scheme:code".
ALTER TABLE entities ADD COLUMN identifiers TEXT NOT NULL DEFAULT '[]';
