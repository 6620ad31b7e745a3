-- CreateTable
CREATE TABLE "export_object" (
    "export_id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "done_hash" TEXT,
    "revision" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "failing_since" DATETIME,
    "next_at" DATETIME,
    "insisted" BOOLEAN NOT NULL,
    "external_id" TEXT,
    "url" TEXT,
    "error" TEXT,
    "kept" TEXT,
    "reported" BOOLEAN NOT NULL,
    "held_by" TEXT,
    "held_until" DATETIME,
    "fence" INTEGER NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "export_object_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "export_task" (
    "workspace_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("workspace_id", "meeting_id", "key"),
    CONSTRAINT "export_task_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "delivery" (
    "source" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("source", "id")
);

-- CreateIndex
CREATE INDEX "export_object_target_next_at_idx" ON "export_object"("target", "next_at");

-- CreateIndex
CREATE INDEX "export_object_workspace_id_meeting_id_target_position_idx" ON "export_object"("workspace_id", "meeting_id", "target", "position");

-- CreateIndex
CREATE INDEX "export_object_run_id_idx" ON "export_object"("run_id");

-- CreateIndex
CREATE INDEX "export_object_reported_idx" ON "export_object"("reported");

-- CreateIndex
CREATE UNIQUE INDEX "export_object_workspace_id_target_key_key" ON "export_object"("workspace_id", "target", "key");

-- CreateIndex
CREATE INDEX "delivery_at_idx" ON "delivery"("at");
