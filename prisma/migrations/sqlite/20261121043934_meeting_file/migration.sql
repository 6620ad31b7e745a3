-- AlterTable
ALTER TABLE "meeting" ADD COLUMN "notes" TEXT;
ALTER TABLE "meeting" ADD COLUMN "source_text" TEXT;
