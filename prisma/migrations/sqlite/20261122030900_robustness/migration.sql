-- CreateTable
CREATE TABLE "robustness_check" (
    "run_id" TEXT NOT NULL PRIMARY KEY,
    "body" TEXT NOT NULL,
    "checked_at" DATETIME NOT NULL,
    CONSTRAINT "robustness_check_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

