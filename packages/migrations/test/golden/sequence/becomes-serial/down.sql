-- locks nothing that exists
ALTER SEQUENCE "task_id_seq" OWNED BY NONE;
