-- What nobody has judged, the least sure first, without reading the rows themselves.
CREATE INDEX statements_by_confidence ON statements (confidence, reading_no);
