-- CreateTable
CREATE TABLE "run_card" (
    "run_id" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "form" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    CONSTRAINT "run_card_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "registry_version" (
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "note" TEXT,
    "created_at" DATETIME NOT NULL,

    PRIMARY KEY ("workspace_id", "kind", "id", "version"),
    CONSTRAINT "registry_version_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "setting" (
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" DATETIME NOT NULL,

    PRIMARY KEY ("workspace_id", "name"),
    CONSTRAINT "setting_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
