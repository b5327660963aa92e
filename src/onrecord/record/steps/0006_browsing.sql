-- What pages of statements are chosen by, without reading the rows themselves.
CREATE INDEX statements_by_place ON statements (
    reading_no, position, speaker, act, mode, channel, outlet, within, about
);
CREATE INDEX statements_by_id ON statements (statement_id);
CREATE INDEX entities_by_id ON entities (entity_id);
