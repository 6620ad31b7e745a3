-- What migrations cannot say. Run again after any of them: rebuilding a table drops its triggers.

DROP TRIGGER IF EXISTS run_event_is_not_updated;
CREATE TRIGGER run_event_is_not_updated BEFORE UPDATE ON run_event
BEGIN
  SELECT RAISE(ABORT, 'run_event is append-only');
END;

-- Heard by INSERT OR REPLACE as well, since every connection of ours sets recursive_triggers.
DROP TRIGGER IF EXISTS run_event_is_not_deleted;
CREATE TRIGGER run_event_is_not_deleted BEFORE DELETE ON run_event
BEGIN
  SELECT RAISE(ABORT, 'run_event is append-only');
END;

-- The default workspace; the time as Prisma writes it, not as CURRENT_TIMESTAMP does.
INSERT OR IGNORE INTO workspace (id, name, created_at)
VALUES ('main', 'main', strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'));

-- What can be found, by stems; Prisma knows no virtual tables. A column a kind, so that a kind costs no look at the rows,
-- and one a kind for whole words, which a stem that is shorter would hide from whoever has typed half of one. No text is
-- kept: it is the log's.
CREATE VIRTUAL TABLE IF NOT EXISTS search_stems USING fts5(
  message, decision, task, source, message_words, decision_words, task_words, source_words,
  content = '', contentless_delete = 1, prefix = '2 3', tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);

-- The stems of passages that may be cited, and of what stands over them.
CREATE VIRTUAL TABLE IF NOT EXISTS knowledge_stems USING fts5(
  head, stems,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);

DROP TRIGGER IF EXISTS knowledge_chunk_takes_its_stems;
CREATE TRIGGER knowledge_chunk_takes_its_stems AFTER DELETE ON knowledge_chunk
BEGIN
  DELETE FROM knowledge_stems WHERE rowid = old.n;
END;
