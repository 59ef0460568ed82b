-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP TRIGGER changed ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP TRIGGER dropped ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP TRIGGER goes_along ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP TRIGGER switched ON task;

-- locks nothing that exists
CREATE TABLE "visit" (
  "id" integer NOT NULL,
  "task" integer,
  CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- locks nothing that exists
CREATE CONSTRAINT TRIGGER made AFTER INSERT ON visit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();

-- locks nothing that exists
CREATE VIEW "open_task" AS
 SELECT id
   FROM task;

-- locks nothing that exists
CREATE TRIGGER into_view INSTEAD OF INSERT ON open_task FOR EACH ROW EXECUTE FUNCTION touch();

-- task: SHARE ROW EXCLUSIVE
CREATE TRIGGER changed BEFORE UPDATE OF state ON task FOR EACH ROW WHEN (old.state IS DISTINCT FROM new.state) EXECUTE FUNCTION touch();

-- task: SHARE ROW EXCLUSIVE
CREATE TRIGGER switched AFTER INSERT ON task FOR EACH ROW EXECUTE FUNCTION touch();

-- task: SHARE ROW EXCLUSIVE
ALTER TABLE task DISABLE TRIGGER switched;

-- Data: put statements that move rows here, after what is created and before what is dropped.

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.gone
ALTER TABLE "task" DROP COLUMN "gone";
