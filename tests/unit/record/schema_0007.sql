CREATE INDEX entities_by_id ON entities (entity_id);

CREATE INDEX finding_reports_by_report ON finding_reports (report_id);

CREATE INDEX inputs_by_report ON inputs (report_no);

CREATE INDEX note_keys_by_note ON note_keys (note_no);

CREATE INDEX notes_by_kind ON notes (kind, reading_no, position);

CREATE INDEX statements_by_confidence ON statements (confidence, reading_no);

CREATE INDEX statements_by_id ON statements (statement_id);

CREATE INDEX statements_by_place ON statements (
    reading_no, position, speaker, act, mode, channel, outlet, within, about
);

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

CREATE TABLE entities (
    reading_no INTEGER NOT NULL REFERENCES readings (reading_no),
    position INTEGER NOT NULL,
    entity_id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL,
    weight INTEGER NOT NULL, identifiers TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (reading_no, position)
) WITHOUT ROWID;

CREATE TABLE failures (
    input TEXT PRIMARY KEY,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT NOT NULL
);

CREATE TABLE finding_reports (
    finding_no INTEGER NOT NULL REFERENCES findings (finding_no),
    report_id TEXT NOT NULL,
    PRIMARY KEY (finding_no, report_id)
) WITHOUT ROWID;

CREATE TABLE findings (
    finding_no INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    finding_id TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, finding_id)
);

CREATE TABLE inputs (
    input_no INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('address', 'path')),
    value TEXT NOT NULL,
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    UNIQUE (kind, value)
);

CREATE TABLE links (
    reading_no INTEGER NOT NULL REFERENCES readings (reading_no),
    position INTEGER NOT NULL,
    mention_id TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (reading_no, position)
) WITHOUT ROWID;

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

CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE note_keys (
    key INTEGER NOT NULL,
    note_no INTEGER NOT NULL REFERENCES notes (note_no),
    PRIMARY KEY (key, note_no)
) WITHOUT ROWID;

CREATE TABLE noted (
    reading_no INTEGER PRIMARY KEY REFERENCES readings (reading_no),
    made_by TEXT NOT NULL,
    is_compared INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE notes (
    note_no INTEGER PRIMARY KEY,
    reading_no INTEGER NOT NULL REFERENCES readings (reading_no),
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (reading_no, kind, position)
);

CREATE TABLE originals (
    report_no INTEGER PRIMARY KEY REFERENCES reports (report_no),
    media_type TEXT,
    content BLOB NOT NULL
);

CREATE TABLE readings (
    reading_no INTEGER PRIMARY KEY,
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    was_generated_by TEXT NOT NULL,
    generated_at TEXT NOT NULL,
    reference_date TEXT,
    reference_date_basis TEXT,
    body_start INTEGER NOT NULL, kind TEXT,
    UNIQUE (report_no, was_generated_by)
);

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

CREATE VIRTUAL TABLE reports_search USING fts5 (
    headline, text,
    content = 'report_words', content_rowid = 'report_no',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE sightings (
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    input_no INTEGER NOT NULL REFERENCES inputs (input_no),
    PRIMARY KEY (report_no, input_no)
) WITHOUT ROWID;

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
    reasons TEXT NOT NULL, said_at TEXT,
    UNIQUE (reading_no, position)
);

CREATE VIRTUAL TABLE statements_search USING fts5 (
    exact,
    content = 'statements', content_rowid = 'statement_no',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE texts (
    report_no INTEGER PRIMARY KEY REFERENCES reports (report_no),
    text TEXT NOT NULL
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

CREATE VIEW current_readings AS
SELECT * FROM readings
WHERE reading_no = (
    SELECT max(newest.reading_no) FROM readings AS newest
    WHERE newest.report_no = readings.report_no
);

CREATE VIEW report_words AS
SELECT reports.report_no, reports.headline, texts.text
FROM reports JOIN texts USING (report_no);
