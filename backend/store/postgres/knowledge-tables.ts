/**
 * The tables of the library, in the order they came; how many of them a database has had is kept in it. Each may be cut off
 * anywhere: it is one transaction.
 */
export const STEPS: readonly string[] = [
  `CREATE TABLE knowledge_source (
     id text PRIMARY KEY,
     seq bigint GENERATED ALWAYS AS IDENTITY,
     workspace_id text NOT NULL,
     origin text NOT NULL,
     folder text,
     title text NOT NULL,
     kind text NOT NULL,
     scope text NOT NULL,
     status text NOT NULL DEFAULT 'queued',
     reason text,
     version integer NOT NULL DEFAULT 0,
     hash text,
     embedding text,
     embedding_tokens integer DEFAULT 0,
     embedding_usd double precision DEFAULT 0,
     bytes integer NOT NULL DEFAULT 0,
     chunks integer NOT NULL DEFAULT 0,
     stems double precision NOT NULL DEFAULT 0,
     hidden integer NOT NULL DEFAULT 0,
     read_bytes integer NOT NULL DEFAULT 0,
     added_by text NOT NULL,
     created_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL,
     UNIQUE (workspace_id, origin)
   );
   CREATE INDEX knowledge_source_waiting ON knowledge_source (status, updated_at, seq);

   CREATE TABLE knowledge_chunk (
     n integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     source_id text NOT NULL REFERENCES knowledge_source ON DELETE CASCADE,
     version integer NOT NULL,
     place integer NOT NULL,
     starts_at integer NOT NULL,
     ends_at integer NOT NULL,
     line integer NOT NULL,
     last_line integer NOT NULL,
     tokens integer NOT NULL,
     headings text NOT NULL,
     text text NOT NULL,
     UNIQUE (source_id, version, place)
   );

   -- Apart from the texts, and as it stands rather than packed or put aside: the order looks at each that holds a word.
   CREATE TABLE knowledge_words (
     n integer PRIMARY KEY REFERENCES knowledge_chunk ON DELETE CASCADE,
     source_id text NOT NULL,
     version integer NOT NULL,
     stems integer NOT NULL,
     words tsvector NOT NULL
   ) WITH (toast_tuple_target = 8160);
   ALTER TABLE knowledge_words ALTER COLUMN words SET STORAGE MAIN;
   -- Found at once: what is put on a list to be sorted in later is looked through by every question until then.
   CREATE INDEX knowledge_words_found ON knowledge_words USING gin (words) WITH (fastupdate = off);

   CREATE TABLE knowledge_vector (
     n integer PRIMARY KEY REFERENCES knowledge_chunk ON DELETE CASCADE,
     source_id text NOT NULL,
     version integer NOT NULL,
     vector bytea NOT NULL
   ) WITH (toast_tuple_target = 8160);
   ALTER TABLE knowledge_vector ALTER COLUMN vector SET STORAGE EXTERNAL;

   CREATE TABLE knowledge_embedding (
     source_id text NOT NULL REFERENCES knowledge_source ON DELETE CASCADE,
     model text NOT NULL,
     hash text NOT NULL,
     version integer NOT NULL,
     vector bytea NOT NULL,
     PRIMARY KEY (source_id, model, hash)
   );
   CREATE INDEX knowledge_embedding_known ON knowledge_embedding (hash, model);`,
  'ALTER TABLE knowledge_source ADD COLUMN revision text',
]
