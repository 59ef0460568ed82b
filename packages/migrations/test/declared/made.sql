CREATE SCHEMA IF NOT EXISTS "audit";
CREATE TABLE "task" (
  "id" integer NOT NULL,
  "state" varchar(20) DEFAULT 'open'::character varying NOT NULL,
  "owner" text,
  "changed" timestamptz,
  CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);
SET LOCAL check_function_bodies TO off;
CREATE FUNCTION "audit"."seen"(task)
 RETURNS boolean
 LANGUAGE sql
AS $function$ select $1.state in ('done') $function$;
SET LOCAL check_function_bodies TO DEFAULT;
CREATE POLICY own ON task AS PERMISSIVE FOR SELECT TO PUBLIC USING (((owner = CURRENT_USER) OR (((state)::text = ANY (ARRAY[('open'::character varying)::text, ('done'::character varying)::text])) AND audit.seen(task.*))));
SET LOCAL check_function_bodies TO off;
CREATE FUNCTION "total"(lowest integer DEFAULT 0)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$select count(*) from task where id >= lowest$function$;
SET LOCAL check_function_bodies TO DEFAULT;
CREATE POLICY theirs ON task AS RESTRICTIVE FOR INSERT TO pg_monitor WITH CHECK ((total(id) > 0));
CREATE FUNCTION "touch"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.changed := now(); -- as of the transaction
  return new;
end $function$;
CREATE CONSTRAINT TRIGGER counted AFTER INSERT ON task DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE task DISABLE TRIGGER counted;
CREATE TRIGGER touched BEFORE UPDATE OF state ON task FOR EACH ROW WHEN (old.state::text IS DISTINCT FROM new.state::text AND (new.state::text = ANY (ARRAY['open'::character varying::text, 'done'::character varying::text]))) EXECUTE FUNCTION touch();
COMMENT ON TRIGGER touched ON task IS 'It''s here';
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
SET LOCAL check_function_bodies TO off;
CREATE PROCEDURE "tidy"()
 LANGUAGE sql
AS $procedure$delete from task$procedure$;
SET LOCAL check_function_bodies TO DEFAULT;
