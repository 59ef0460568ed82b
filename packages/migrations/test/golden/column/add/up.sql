-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "note" text;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "is_done" boolean DEFAULT false NOT NULL;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "created_at" timestamptz DEFAULT now() NOT NULL;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ADD COLUMN "token" uuid DEFAULT gen_random_uuid() NOT NULL;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ADD COLUMN "number" serial;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ADD COLUMN "position" bigint GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10 START WITH 10) NOT NULL;

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD COLUMN "title" text NOT NULL;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ADD COLUMN "slug" text GENERATED ALWAYS AS (lower(title)) STORED;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "size" integer GENERATED ALWAYS AS (length(title)) VIRTUAL;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "price" numeric(10,2) DEFAULT 0;
