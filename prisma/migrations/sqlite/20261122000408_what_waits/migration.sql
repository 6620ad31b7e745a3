-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_run_card" (
    "run_id" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "form" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "awaits_approval" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "run_card_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_run_card" ("body", "form", "run_id", "seq") SELECT "body", "form", "run_id", "seq" FROM "run_card";
DROP TABLE "run_card";
ALTER TABLE "new_run_card" RENAME TO "run_card";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "run_workspace_id_status_ended_at_idx" ON "run"("workspace_id", "status", "ended_at");

-- CreateIndex
CREATE INDEX "export_object_workspace_id_status_updated_at_idx" ON "export_object"("workspace_id", "status", "updated_at");
