-- CreateTable
CREATE TABLE "knowledge_source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "folder" TEXT,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "version" INTEGER NOT NULL,
    "hash" TEXT,
    "embedding" TEXT,
    "bytes" INTEGER NOT NULL,
    "chunks" INTEGER NOT NULL,
    "hidden" INTEGER NOT NULL,
    "read_bytes" INTEGER NOT NULL,
    "added_by" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "knowledge_source_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "knowledge_chunk" (
    "n" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "source_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "last_line" INTEGER NOT NULL,
    "tokens" INTEGER NOT NULL,
    "headings" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "knowledge_chunk_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "knowledge_source" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "knowledge_vector" (
    "n" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "vector" BLOB NOT NULL,
    CONSTRAINT "knowledge_vector_n_fkey" FOREIGN KEY ("n") REFERENCES "knowledge_chunk" ("n") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "knowledge_source_status_updated_at_idx" ON "knowledge_source"("status", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_source_workspace_id_origin_key" ON "knowledge_source"("workspace_id", "origin");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_chunk_source_id_version_place_key" ON "knowledge_chunk"("source_id", "version", "place");
