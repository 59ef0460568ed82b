-- task_id_seq: SHARE ROW EXCLUSIVE
ALTER SEQUENCE "task_id_seq" OWNED BY "task"."id";
