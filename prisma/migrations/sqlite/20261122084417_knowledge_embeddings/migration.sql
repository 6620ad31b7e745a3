-- AlterTable
ALTER TABLE "knowledge_source" ADD COLUMN "embedding_tokens" INTEGER DEFAULT 0;
ALTER TABLE "knowledge_source" ADD COLUMN "embedding_usd" REAL DEFAULT 0;

-- CreateTable
CREATE TABLE "knowledge_embedding" (
    "source_id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "vector" BLOB NOT NULL,

    PRIMARY KEY ("source_id", "model", "hash"),
    CONSTRAINT "knowledge_embedding_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "knowledge_source" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "knowledge_embedding_hash_model_idx" ON "knowledge_embedding"("hash", "model");
