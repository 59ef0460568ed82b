-- price_sum: ACCESS EXCLUSIVE
DROP MATERIALIZED VIEW "price_sum";

-- dear: ACCESS EXCLUSIVE
DROP VIEW "dear";

-- price_list: ACCESS EXCLUSIVE
DROP VIEW "price_list";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_dear_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_price_expression_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan; guild: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_guild_fk";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_price_check";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP COLUMN "doubled";

-- guild: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of guild.id that integer does not hold.
ALTER TABLE "guild" ALTER COLUMN "id" TYPE integer;

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of task.guild_id that integer does not hold.
ALTER TABLE "task" ALTER COLUMN "guild_id" TYPE integer;

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of task.price that integer does not hold.
ALTER TABLE "task"
  ALTER COLUMN "price" DROP DEFAULT,
  ALTER COLUMN "price" TYPE integer,
  ALTER COLUMN "price" SET DEFAULT 0;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ADD COLUMN "doubled" integer GENERATED ALWAYS AS (price * 2) STORED;

-- task: SHARE ROW EXCLUSIVE, reads every row; guild: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_guild_fk" FOREIGN KEY ("guild_id") REFERENCES "guild" ("id");

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_price_check" CHECK (price >= 0);

-- task: ACCESS SHARE
COMMENT ON CONSTRAINT "task_price_check" ON "task" IS 'Nothing is given away';

-- task: SHARE, reads every row
CREATE INDEX "task_dear_idx" ON "task" ("id") WHERE (price > 100);

-- task: SHARE, reads every row
CREATE INDEX "task_price_expression_idx" ON "task" (((price + 1)));

-- locks nothing that exists
CREATE VIEW "price_list" AS
 SELECT id,
    price
   FROM task;

-- locks nothing that exists
CREATE VIEW "dear" AS
 SELECT id
   FROM price_list
  WHERE (price > 100);

-- dear: SHARE UPDATE EXCLUSIVE
COMMENT ON VIEW "dear" IS 'Nobody buys these';

-- task: reads every row
CREATE MATERIALIZED VIEW "price_sum" AS
 SELECT sum(price) AS total
   FROM price_list;
