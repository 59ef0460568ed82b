-- locks nothing that exists
GRANT EXECUTE ON ROUTINE "touch"(integer) TO PUBLIC;

-- task: ACCESS SHARE
REVOKE UPDATE ("note") ON "task" FROM pg_read_all_settings;

-- task: ACCESS SHARE
REVOKE UPDATE ON "task" FROM pg_monitor;

-- task: ACCESS SHARE
REVOKE UPDATE ON "task" FROM pg_read_all_settings;

-- locks nothing that exists
GRANT USAGE ON SCHEMA "public" TO PUBLIC;

-- locks nothing that exists
GRANT CREATE, USAGE ON SCHEMA "billing" TO pg_monitor;

-- task: ACCESS SHARE
GRANT DELETE, INSERT ON "task" TO pg_monitor;

-- locks nothing that exists
GRANT EXECUTE ON ROUTINE "touch"(integer) TO pg_monitor;

-- task: ACCESS SHARE
GRANT INSERT, SELECT ON "task" TO PUBLIC;

-- task: ACCESS SHARE
REVOKE GRANT OPTION FOR INSERT ON "task" FROM pg_signal_backend;

-- open_task: ACCESS SHARE
GRANT SELECT ("id") ON "open_task" TO pg_monitor;

-- task: ACCESS SHARE
GRANT SELECT ("state"), UPDATE ("state") ON "task" TO pg_signal_backend;

-- "Ticket": ACCESS SHARE
GRANT SELECT ON SEQUENCE "Ticket" TO pg_monitor WITH GRANT OPTION;

-- billing.invoice: ACCESS SHARE
GRANT SELECT ON "billing"."invoice" TO pg_monitor;

-- task: ACCESS SHARE
GRANT UPDATE ("note") ON "task" TO pg_read_all_settings;

-- locks nothing that exists
REVOKE USAGE ON TYPE "email" FROM PUBLIC;

-- locks nothing that exists
REVOKE USAGE ON TYPE "mood" FROM PUBLIC;

-- "Ticket": ACCESS SHARE
GRANT USAGE ON SEQUENCE "Ticket" TO pg_monitor WITH GRANT OPTION;

-- task_id_seq: ACCESS SHARE
GRANT USAGE ON SEQUENCE "task_id_seq" TO pg_monitor;

-- locks nothing that exists
GRANT USAGE ON TYPE "email" TO pg_monitor;

-- Whoever grants it is who may take it back.
SET LOCAL role TO pg_monitor;

-- "Ticket": ACCESS SHARE
GRANT USAGE ON SEQUENCE "Ticket" TO pg_signal_backend;

-- As the session has it.
SET LOCAL role TO DEFAULT;
