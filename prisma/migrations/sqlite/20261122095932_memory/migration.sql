-- CreateTable
CREATE TABLE "remembered_run" (
    "run_id" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "form" INTEGER NOT NULL,
    "body" TEXT,
    "shelved_seq" INTEGER NOT NULL,
    "shelved_as" INTEGER NOT NULL,
    CONSTRAINT "remembered_run_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "decision_review" (
    "workspace_id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspace_id", "decision_id", "number"),
    CONSTRAINT "decision_review_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "decision_reminder" (
    "workspace_id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspace_id", "decision_id", "day"),
    CONSTRAINT "decision_reminder_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
