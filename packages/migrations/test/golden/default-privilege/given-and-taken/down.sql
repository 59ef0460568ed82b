-- locks nothing that exists
ALTER DEFAULT PRIVILEGES FOR ROLE pg_read_all_settings IN SCHEMA "public" REVOKE EXECUTE ON FUNCTIONS FROM pg_monitor;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES GRANT INSERT ON TABLES TO postgres;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" REVOKE USAGE ON SEQUENCES FROM pg_monitor;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO PUBLIC;

-- locks nothing that exists
CREATE SCHEMA IF NOT EXISTS "gone";

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES IN SCHEMA "gone" GRANT SELECT ON TABLES TO pg_monitor;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT INSERT ON TABLES TO pg_monitor;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES REVOKE GRANT OPTION FOR SELECT ON SEQUENCES FROM pg_monitor;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES IN SCHEMA "app" REVOKE GRANT OPTION FOR SELECT ON TABLES FROM pg_monitor;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT USAGE ON SEQUENCES TO PUBLIC;

-- task: ACCESS EXCLUSIVE. LOSES DATA: every row of task
DROP TABLE "task";
