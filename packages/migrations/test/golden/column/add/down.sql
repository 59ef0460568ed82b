-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP COLUMN "slug";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP COLUMN "size";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.note
ALTER TABLE "task" DROP COLUMN "note";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.is_done
ALTER TABLE "task" DROP COLUMN "is_done";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.created_at
ALTER TABLE "task" DROP COLUMN "created_at";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.token
ALTER TABLE "task" DROP COLUMN "token";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.number
ALTER TABLE "task" DROP COLUMN "number";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task."position"
ALTER TABLE "task" DROP COLUMN "position";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.title
ALTER TABLE "task" DROP COLUMN "title";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.price
ALTER TABLE "task" DROP COLUMN "price";
