-- AlterTable
ALTER TABLE "knowledge_source" ADD COLUMN "revision" TEXT;
