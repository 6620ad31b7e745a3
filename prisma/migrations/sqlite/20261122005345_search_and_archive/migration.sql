-- AlterTable
ALTER TABLE "run" ADD COLUMN "archived_at" DATETIME;
ALTER TABLE "run" ADD COLUMN "deleted_at" DATETIME;

-- CreateTable
CREATE TABLE "searched_run" (
    "run_id" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "form" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    CONSTRAINT "searched_run_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "search_passage" (
    "n" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "run_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    CONSTRAINT "search_passage_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "search_passage_run_id_seq_place_key" ON "search_passage"("run_id", "seq", "place");
