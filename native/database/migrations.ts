// The tables, step by step. A step that was released is never changed: a new one is added.

/** Each is one transaction; `user_version` counts how many were made. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE room (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, room TEXT NOT NULL) STRICT;

  CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    cause TEXT NOT NULL,
    kind TEXT NOT NULL,
    party TEXT NOT NULL,
    notes TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE case_words USING fts5 (id UNINDEXED, words, tokenize = 'unicode61');

  CREATE TABLE recording (
    id TEXT PRIMARY KEY,
    case_id TEXT,
    opened TEXT NOT NULL,
    recording TEXT NOT NULL
  ) STRICT;
  CREATE INDEX recording_of_case ON recording (case_id, opened);
  `,
  `
  CREATE TABLE statement (
    recording TEXT NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (recording, number, version)
  ) STRICT;
  `,
  `
  CREATE TABLE audit_line (
    id INTEGER PRIMARY KEY,
    segment INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    person TEXT,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    line TEXT NOT NULL,
    UNIQUE (segment, seq)
  ) STRICT;
  CREATE INDEX audit_line_person ON audit_line (person);
  CREATE INDEX audit_line_action ON audit_line (action);
  CREATE INDEX audit_line_at ON audit_line (at);
  CREATE VIRTUAL TABLE audit_words USING fts5 (words, tokenize = 'unicode61');
  -- Segments that were taken in to their end.
  CREATE TABLE audit_segment (segment INTEGER PRIMARY KEY, lines INTEGER NOT NULL) STRICT;
  `,
  `
  CREATE TABLE written_record (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    recording TEXT NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    created TEXT NOT NULL,
    person TEXT NOT NULL,
    heading TEXT NOT NULL,
    UNIQUE (recording, number)
  ) STRICT;
  CREATE INDEX written_record_of_case ON written_record (case_id, created);
  -- Rows are only ever added.
  CREATE TABLE written_record_change (
    record TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    change TEXT NOT NULL,
    PRIMARY KEY (record, seq)
  ) STRICT;
  CREATE TRIGGER written_record_change_stays BEFORE UPDATE ON written_record_change
    BEGIN SELECT RAISE(ABORT, 'changes stay as they are'); END;
  CREATE TRIGGER written_record_change_is_kept BEFORE DELETE ON written_record_change
    BEGIN SELECT RAISE(ABORT, 'changes are kept'); END;
  `,
  `
  ALTER TABLE cases ADD COLUMN unit TEXT NOT NULL DEFAULT '';
  ALTER TABLE cases ADD COLUMN confidentiality TEXT NOT NULL DEFAULT 'internal';
  ALTER TABLE cases ADD COLUMN parties TEXT NOT NULL DEFAULT '[]';
  -- When, why and by whom the case was voided; null while it counts.
  ALTER TABLE cases ADD COLUMN voided TEXT;
  -- The last number that was taken, by kind of case and year.
  CREATE TABLE case_counter (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, year)
  ) STRICT;
  `,
  `
  -- What happened to a case. Rows are only ever added.
  CREATE TABLE case_event (id INTEGER PRIMARY KEY, case_id TEXT NOT NULL, event TEXT NOT NULL) STRICT;
  CREATE INDEX case_event_of_case ON case_event (case_id, id);
  INSERT INTO case_event (case_id, event)
    SELECT id, json_object('kind', 'opened', 'at', created, 'person', '') FROM cases ORDER BY created, id;
  CREATE TRIGGER case_event_stays BEFORE UPDATE ON case_event
    BEGIN SELECT RAISE(ABORT, 'events stay as they are'); END;
  CREATE TRIGGER case_event_is_kept BEFORE DELETE ON case_event
    BEGIN SELECT RAISE(ABORT, 'events are kept'); END;
  `,
  `
  ALTER TABLE cases ADD COLUMN officers TEXT NOT NULL DEFAULT '[]';
  -- People who work here; never removed, as their names stand in what was recorded.
  CREATE TABLE person (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    unit TEXT NOT NULL,
    certificate TEXT NOT NULL,
    valid_until TEXT,
    created TEXT NOT NULL,
    left_at TEXT,
    -- Argon2id, as PHC string; null for who is only named.
    hash TEXT,
    hash_since TEXT,
    given INTEGER NOT NULL DEFAULT 0,
    wrong INTEGER NOT NULL DEFAULT 0,
    wrong_at TEXT
  ) STRICT;
  `,
  `
  -- Scripts by kind of recording. Rows are only ever added; version 0 is what the program brings.
  CREATE TABLE script_version (
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    steps TEXT NOT NULL,
    PRIMARY KEY (kind, version)
  ) STRICT;
  CREATE TRIGGER script_version_stays BEFORE UPDATE ON script_version
    BEGIN SELECT RAISE(ABORT, 'versions stay as they are'); END;
  CREATE TRIGGER script_version_is_kept BEFORE DELETE ON script_version
    BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
  `,
  `
  -- Templates of documents in versions; the shipped one is version 1 and not in here. Rows are only ever added.
  CREATE TABLE document_template (
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved TEXT NOT NULL,
    person TEXT NOT NULL,
    reason TEXT NOT NULL,
    template TEXT NOT NULL,
    PRIMARY KEY (key, version)
  ) STRICT;
  CREATE TRIGGER document_template_stays BEFORE UPDATE ON document_template
    BEGIN SELECT RAISE(ABORT, 'templates stay as they are'); END;
  CREATE TRIGGER document_template_is_kept BEFORE DELETE ON document_template
    BEGIN SELECT RAISE(ABORT, 'templates are kept'); END;
  -- The last number of each kind of document and year, and the case for which the next one is under way.
  CREATE TABLE document_counter (
    key TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    pending TEXT,
    PRIMARY KEY (key, year)
  ) STRICT;
  `,
]
