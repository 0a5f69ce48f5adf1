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
  -- Versions of the list of acts that must be recorded. Rows are only ever added.
  CREATE TABLE act_list (
    version INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    reason TEXT NOT NULL,
    items TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER act_list_stays BEFORE UPDATE ON act_list
    BEGIN SELECT RAISE(ABORT, 'versions stay as they are'); END;
  CREATE TRIGGER act_list_is_kept BEFORE DELETE ON act_list
    BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
  -- Cases of which the completeness report speaks: see native/acts/report-cases.ts, which asks in these very words.
  CREATE INDEX case_event_of_report ON case_event (case_id)
    WHERE (event ->> '$.kind' IN ('act', 'act-absent') OR event ->> '$.stage' IN ('closing', 'archiving'));
  -- What the journal says of gaps and breaks, of each recording that was taken in.
  CREATE TABLE recording_course (recording TEXT PRIMARY KEY, course TEXT NOT NULL) STRICT;
  -- What verifications here have found, the newest counts.
  CREATE TABLE recording_verification (
    recording TEXT NOT NULL,
    at TEXT NOT NULL,
    findings INTEGER NOT NULL,
    PRIMARY KEY (recording, at)
  ) STRICT;
  `,
  `
  -- The last stage that was entered, and a text by which numbers stand in order.
  ALTER TABLE cases ADD COLUMN stage TEXT NOT NULL DEFAULT '';
  ALTER TABLE cases ADD COLUMN sort_number TEXT NOT NULL DEFAULT '';
  UPDATE cases SET stage = coalesce((
    SELECT stage FROM (
      SELECT event ->> '$.stage' AS stage, event ->> '$.day' AS day,
        row_number() OVER (PARTITION BY event ->> '$.stage' ORDER BY id DESC) AS newest
      FROM case_event WHERE case_id = cases.id AND event ->> '$.kind' = 'stage')
    WHERE newest = 1 AND day IS NOT NULL
    ORDER BY instr('start evidence review decision service execution closing archiving', stage) DESC LIMIT 1), '');
  -- One for each order of the list, each with all that the order needs: no page makes all cases be read or sorted.
  CREATE INDEX case_by_number ON cases (sort_number, id);
  CREATE INDEX case_by_cause ON cases (cause, sort_number, id);
  CREATE INDEX case_by_kind ON cases (kind, sort_number, id);
  CREATE INDEX case_by_created ON cases (created, sort_number, id);
  CREATE INDEX case_by_changed ON cases (changed, sort_number, id);
  CREATE INDEX case_by_stage ON cases (
    CASE stage WHEN 'start' THEN 1 WHEN 'evidence' THEN 2 WHEN 'review' THEN 3 WHEN 'decision' THEN 4
      WHEN 'service' THEN 5 WHEN 'execution' THEN 6 WHEN 'closing' THEN 7 WHEN 'archiving' THEN 8 ELSE 0 END,
    sort_number, id);
  CREATE INDEX case_causes ON cases (kind, cause);
  CREATE INDEX case_by_unit ON cases (unit);
  CREATE TABLE case_filter (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, listing TEXT NOT NULL) STRICT;
  CREATE TABLE cause (kind TEXT NOT NULL, cause TEXT NOT NULL, PRIMARY KEY (kind, cause)) STRICT;
  -- What changed and is not in the index of the search yet; what changes again is noted under a new number.
  CREATE TABLE search_waiting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    UNIQUE (kind, owner)
  ) STRICT;
  CREATE TRIGGER search_case_opened AFTER INSERT ON cases BEGIN
    DELETE FROM search_waiting WHERE kind = 'case' AND owner = NEW.id;
    INSERT INTO search_waiting (kind, owner) VALUES ('case', NEW.id);
  END;
  CREATE TRIGGER search_case_changed AFTER UPDATE ON cases BEGIN
    DELETE FROM search_waiting WHERE kind = 'case' AND owner = NEW.id;
    INSERT INTO search_waiting (kind, owner) VALUES ('case', NEW.id);
  END;
  CREATE TRIGGER search_recording_taken_in AFTER INSERT ON recording BEGIN
    DELETE FROM search_waiting WHERE kind = 'recording' AND owner = NEW.id;
    INSERT INTO search_waiting (kind, owner) VALUES ('recording', NEW.id);
  END;
  CREATE TRIGGER search_recording_changed AFTER UPDATE ON recording BEGIN
    DELETE FROM search_waiting WHERE kind = 'recording' AND owner = NEW.id;
    INSERT INTO search_waiting (kind, owner) VALUES ('recording', NEW.id);
  END;
  CREATE TRIGGER search_recording_gone AFTER DELETE ON recording BEGIN
    DELETE FROM search_waiting WHERE kind = 'recording' AND owner = OLD.id;
    INSERT INTO search_waiting (kind, owner) VALUES ('recording', OLD.id);
  END;
  CREATE TRIGGER search_statement_saved AFTER INSERT ON statement BEGIN
    DELETE FROM search_waiting WHERE kind = 'statements' AND owner = NEW.recording;
    INSERT INTO search_waiting (kind, owner) VALUES ('statements', NEW.recording);
  END;
  CREATE TRIGGER search_record_changed AFTER INSERT ON written_record_change BEGIN
    DELETE FROM search_waiting WHERE kind = 'record' AND owner = NEW.record;
    INSERT INTO search_waiting (kind, owner) VALUES ('record', NEW.record);
  END;
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
  `
  -- The order of case files in versions; the shipped one is version 1 and not in here. Rows are only ever added.
  CREATE TABLE file_order (
    version INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    reason TEXT NOT NULL,
    slots TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER file_order_stays BEFORE UPDATE ON file_order
    BEGIN SELECT RAISE(ABORT, 'versions stay as they are'); END;
  CREATE TRIGGER file_order_is_kept BEFORE DELETE ON file_order
    BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
  `,
  `
  -- The row of case_words of each case, by which its words are found and replaced without reading all of them. A column of
  -- its own: rows without a number of their own are numbered anew in a copy.
  ALTER TABLE cases ADD COLUMN word_row INTEGER;
  CREATE TEMP TABLE word_row_of AS SELECT id, rowid AS word_row FROM case_words;
  CREATE UNIQUE INDEX temp.word_row_of_case ON word_row_of (id);
  UPDATE cases SET word_row = (SELECT word_row FROM word_row_of WHERE word_row_of.id = cases.id);
  DROP TABLE word_row_of;
  CREATE UNIQUE INDEX word_row_of_case ON cases (word_row);
  `,
  `
  -- What programs heard in sealed recordings: drafts beside the written records, never part of one. Rows are only ever added.
  CREATE TABLE speech_draft (
    id TEXT PRIMARY KEY,
    recording TEXT NOT NULL,
    made TEXT NOT NULL,
    draft TEXT NOT NULL,
    lines TEXT NOT NULL
  ) STRICT;
  CREATE INDEX speech_draft_of_recording ON speech_draft (recording, made);
  CREATE TRIGGER speech_draft_stays BEFORE UPDATE ON speech_draft
    BEGIN SELECT RAISE(ABORT, 'drafts stay as they are'); END;
  CREATE TRIGGER speech_draft_is_kept BEFORE DELETE ON speech_draft
    BEGIN SELECT RAISE(ABORT, 'drafts are kept'); END;
  `,
  `
  -- Orders of case files that a kind of case has of its own, in versions; one without places gives it up. Rows are only
  -- ever added.
  CREATE TABLE file_order_of_kind (
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    reason TEXT NOT NULL,
    slots TEXT NOT NULL,
    PRIMARY KEY (kind, version)
  ) STRICT;
  CREATE TRIGGER file_order_of_kind_stays BEFORE UPDATE ON file_order_of_kind
    BEGIN SELECT RAISE(ABORT, 'versions stay as they are'); END;
  CREATE TRIGGER file_order_of_kind_is_kept BEFORE DELETE ON file_order_of_kind
    BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
  `,
]
