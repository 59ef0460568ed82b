-- locks nothing that exists
ALTER TYPE "state" ADD VALUE 'inbox' BEFORE 'open';

-- the next revision --

-- locks nothing that exists
CREATE TABLE "rule" (
  "id" integer NOT NULL,
  "target" state,
  CONSTRAINT "rule_pkey" PRIMARY KEY ("id")
);

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" SET DEFAULT 'inbox'::state;
