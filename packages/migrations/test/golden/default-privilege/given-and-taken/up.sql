-- locks nothing that exists
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES IN SCHEMA "app" REVOKE INSERT ON TABLES FROM pg_monitor;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor REVOKE USAGE ON SEQUENCES FROM PUBLIC;

-- locks nothing that exists
CREATE TABLE "task" (
  "id" integer NOT NULL,
  CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES FOR ROLE pg_read_all_settings IN SCHEMA "public" GRANT EXECUTE ON FUNCTIONS TO pg_monitor;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES REVOKE INSERT ON TABLES FROM postgres;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES GRANT SELECT ON SEQUENCES TO pg_monitor WITH GRANT OPTION;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT SELECT ON TABLES TO pg_monitor WITH GRANT OPTION;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT USAGE ON SEQUENCES TO pg_monitor;

-- locks nothing that exists
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;

-- locks nothing that exists
DROP SCHEMA "gone";
