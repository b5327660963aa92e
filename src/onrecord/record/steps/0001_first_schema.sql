-- The first schema. Spans are [start, end) in code points of texts.text: two whole-number
-- columns where a thing has one span, a JSON array of pairs where it can have several.
-- A thing keeps its place in its reading in `position`.

CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL
);

-- What is on record: a text as published, stored once and never changed.
CREATE TABLE reports (
    report_no INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL UNIQUE,
    address TEXT,
    url TEXT,
    publisher TEXT,
    headline TEXT,
    byline TEXT,
    published TEXT,
    modified TEXT,
    language TEXT,
    kind TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    version_of TEXT REFERENCES reports (report_id)
);

-- Apart from reports, so that listing reports does not read through all of their texts.
CREATE TABLE texts (
    report_no INTEGER PRIMARY KEY REFERENCES reports (report_no),
    text TEXT NOT NULL
);

CREATE TABLE originals (
    report_no INTEGER PRIMARY KEY REFERENCES reports (report_no),
    media_type TEXT,
    content BLOB NOT NULL
);

-- Book-keeping of this machine, never exported: what stands now at an address or in a file …
CREATE TABLE inputs (
    input_no INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('address', 'path')),
    value TEXT NOT NULL,
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    UNIQUE (kind, value)
);
CREATE INDEX inputs_by_report ON inputs (report_no);

-- … and what has ever stood there.
CREATE TABLE sightings (
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    input_no INTEGER NOT NULL REFERENCES inputs (input_no),
    PRIMARY KEY (report_no, input_no)
) WITHOUT ROWID;

-- What one run of one reader found in a report; the newest reading of a report is current.
CREATE TABLE readings (
    reading_no INTEGER PRIMARY KEY,
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    was_generated_by TEXT NOT NULL,
    generated_at TEXT NOT NULL,
    reference_date TEXT,
    reference_date_basis TEXT,
    body_start INTEGER NOT NULL,
    UNIQUE (report_no, was_generated_by)
);

CREATE VIEW current_readings AS
SELECT * FROM readings
WHERE reading_no = (
    SELECT max(newest.reading_no) FROM readings AS newest
    WHERE newest.report_no = readings.report_no
);

CREATE TABLE mentions (
    reading_no INTEGER NOT NULL REFERENCES readings (reading_no),
    position INTEGER NOT NULL,
    mention_id TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    type TEXT NOT NULL,
    head_start INTEGER NOT NULL,
    head_end INTEGER NOT NULL,
    title_start INTEGER,
    title_end INTEGER,
    PRIMARY KEY (reading_no, position)
) WITHOUT ROWID;

-- aliases: JSON array of strings. roles: JSON array of {title, organisation, report_id, span}.
CREATE TABLE entities (
    reading_no INTEGER NOT NULL REFERENCES readings (reading_no),
    position INTEGER NOT NULL,
    entity_id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL,
    weight INTEGER NOT NULL,
    PRIMARY KEY (reading_no, position)
) WITHOUT ROWID;

CREATE TABLE links (
    reading_no INTEGER NOT NULL REFERENCES readings (reading_no),
    position INTEGER NOT NULL,
    mention_id TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (reading_no, position)
) WITHOUT ROWID;

-- exact: the words of the content, derived from its spans when stored, for readers of this file
-- and for the search. addressee, via, about: JSON arrays of entity ids.
CREATE TABLE statements (
    statement_no INTEGER PRIMARY KEY,
    reading_no INTEGER NOT NULL REFERENCES readings (reading_no),
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL,
    exact TEXT NOT NULL,
    source TEXT NOT NULL,
    shared_source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    speaker TEXT,
    quote_type TEXT,
    mode TEXT,
    act TEXT,
    channel TEXT,
    addressee TEXT NOT NULL,
    venue TEXT,
    outlet TEXT,
    programme TEXT,
    via TEXT NOT NULL,
    within TEXT,
    about TEXT NOT NULL,
    hedged INTEGER,
    factuality TEXT,
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL,
    UNIQUE (reading_no, position)
);

CREATE TABLE timexes (
    reading_no INTEGER NOT NULL REFERENCES readings (reading_no),
    position INTEGER NOT NULL,
    tid TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT,
    edtf TEXT,
    mod TEXT,
    anchor TEXT,
    PRIMARY KEY (reading_no, position)
) WITHOUT ROWID;

-- What people decided: tied to report, spans and words, so that it outlives every reading.
CREATE TABLE decisions (
    decision_id TEXT PRIMARY KEY,
    target_kind TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (report_id),
    spans TEXT NOT NULL,
    exact TEXT NOT NULL,
    field TEXT,
    verdict TEXT NOT NULL,
    value TEXT,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    undone_at TEXT
);

-- What could not be read the last time; a later success of the same input clears it.
CREATE TABLE failures (
    input TEXT PRIMARY KEY,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT NOT NULL
);

CREATE VIEW report_words AS
SELECT reports.report_no, reports.headline, texts.text
FROM reports JOIN texts USING (report_no);

-- The full-text indexes hold no text of their own: they point into the tables above.
CREATE VIRTUAL TABLE statements_search USING fts5 (
    exact,
    content = 'statements', content_rowid = 'statement_no',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE reports_search USING fts5 (
    headline, text,
    content = 'report_words', content_rowid = 'report_no',
    tokenize = 'unicode61 remove_diacritics 2'
);
