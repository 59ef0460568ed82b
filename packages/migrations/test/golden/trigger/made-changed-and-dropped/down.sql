-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP TRIGGER changed ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP TRIGGER switched ON task;

-- open_task: ACCESS EXCLUSIVE
DROP VIEW "open_task";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "gone" text;

-- task: SHARE ROW EXCLUSIVE
CREATE TRIGGER changed BEFORE UPDATE OF state ON task FOR EACH ROW EXECUTE FUNCTION touch();

-- task: SHARE ROW EXCLUSIVE
CREATE TRIGGER dropped AFTER DELETE ON task FOR EACH ROW EXECUTE FUNCTION touch();

-- task: SHARE ROW EXCLUSIVE
CREATE TRIGGER goes_along BEFORE UPDATE OF gone ON task FOR EACH ROW EXECUTE FUNCTION touch();

-- task: SHARE ROW EXCLUSIVE
CREATE TRIGGER switched AFTER INSERT ON task FOR EACH ROW EXECUTE FUNCTION touch();

-- Data: put statements that move rows here, after what is created and before what is dropped.

-- visit: ACCESS EXCLUSIVE. LOSES DATA: every row of visit
DROP TABLE "visit";
