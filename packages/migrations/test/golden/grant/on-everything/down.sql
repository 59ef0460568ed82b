-- locks nothing that exists
REVOKE CREATE, USAGE ON SCHEMA "billing" FROM pg_monitor;

-- task: ACCESS SHARE
REVOKE DELETE, INSERT ON "task" FROM pg_monitor;

-- locks nothing that exists
REVOKE EXECUTE ON ROUTINE "touch"(integer) FROM pg_monitor;

-- task: ACCESS SHARE
REVOKE INSERT, SELECT ON "task" FROM PUBLIC;

-- open_task: ACCESS SHARE
REVOKE SELECT ("id") ON "open_task" FROM pg_monitor;

-- task: ACCESS SHARE
REVOKE SELECT ("state"), UPDATE ("state") ON "task" FROM pg_signal_backend;

-- "Ticket": ACCESS SHARE
REVOKE SELECT ON SEQUENCE "Ticket" FROM pg_monitor;

-- billing.invoice: ACCESS SHARE
REVOKE SELECT ON "billing"."invoice" FROM pg_monitor;

-- locks nothing that exists
GRANT USAGE ON TYPE "email" TO PUBLIC;

-- locks nothing that exists
GRANT USAGE ON TYPE "mood" TO PUBLIC;

-- Whoever grants it is who may take it back.
SET LOCAL role TO pg_monitor;

-- "Ticket": ACCESS SHARE
REVOKE USAGE ON SEQUENCE "Ticket" FROM pg_signal_backend;

-- As the session has it.
SET LOCAL role TO DEFAULT;

-- "Ticket": ACCESS SHARE
REVOKE USAGE ON SEQUENCE "Ticket" FROM pg_monitor;

-- task_id_seq: ACCESS SHARE
REVOKE USAGE ON SEQUENCE "task_id_seq" FROM pg_monitor;

-- locks nothing that exists
REVOKE USAGE ON TYPE "email" FROM pg_monitor;

-- locks nothing that exists
REVOKE EXECUTE ON ROUTINE "touch"(integer) FROM PUBLIC;

-- task: ACCESS SHARE
GRANT INSERT ON "task" TO pg_signal_backend WITH GRANT OPTION;

-- task: ACCESS SHARE
GRANT UPDATE ON "task" TO pg_monitor;

-- task: ACCESS SHARE
GRANT UPDATE ON "task" TO pg_read_all_settings;

-- locks nothing that exists
REVOKE USAGE ON SCHEMA "public" FROM PUBLIC;
