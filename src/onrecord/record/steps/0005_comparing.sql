-- What comparing noted in a reading; `made_by` names what compared, so that it is noted anew by
-- another program. The nouns are JSON objects of their fields.
CREATE TABLE notes (
    note_no INTEGER PRIMARY KEY,
    reading_no INTEGER NOT NULL REFERENCES readings (reading_no),
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (reading_no, kind, position)
);
CREATE INDEX notes_by_kind ON notes (kind, reading_no, position);

-- By what a note is found from another report: a number made of its kind and a key, because there
-- are some thirty keys a statement.
CREATE TABLE note_keys (
    key INTEGER NOT NULL,
    note_no INTEGER NOT NULL REFERENCES notes (note_no),
    PRIMARY KEY (key, note_no)
) WITHOUT ROWID;
CREATE INDEX note_keys_by_note ON note_keys (note_no);

-- Which readings are noted, and which of these are taken into what was found between reports.
CREATE TABLE noted (
    reading_no INTEGER PRIMARY KEY REFERENCES readings (reading_no),
    made_by TEXT NOT NULL,
    is_compared INTEGER NOT NULL DEFAULT 0
);

-- What was found between reports. All of it can be made again from the notes.
CREATE TABLE findings (
    finding_no INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    finding_id TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, finding_id)
);

-- The reports on which a finding rests.
CREATE TABLE finding_reports (
    finding_no INTEGER NOT NULL REFERENCES findings (finding_no),
    report_id TEXT NOT NULL,
    PRIMARY KEY (finding_no, report_id)
) WITHOUT ROWID;
CREATE INDEX finding_reports_by_report ON finding_reports (report_id);
