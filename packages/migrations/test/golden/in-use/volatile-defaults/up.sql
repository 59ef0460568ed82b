-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "token" uuid;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "seen" timestamptz;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "number" bigint;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "plain" timestamptz DEFAULT now() NOT NULL;

-- the next revision --

-- each statement by itself

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "token" SET DEFAULT gen_random_uuid();

-- task: ROW EXCLUSIVE
-- updates the rows in batches, each committed by itself; UPDATE triggers fire
/* retort backfill {"namespace":null,"table":"task","key":["id"],"set":"\"token\" = DEFAULT","where":"\"token\" IS NULL","batchSize":1000,"pauseMs":0} */
do $retort$
begin
  declare
    retort_from_1 "task"."id"%type;
    retort_next_1 "task"."id"%type;
  begin
    select "id" into retort_from_1 from "task" order by "id" limit 1;
    if not found then return; end if;
    loop
      select "id" into retort_next_1 from "task" where ("id") >= (retort_from_1)
  order by "id" offset 1000 limit 1;
      exit when not found;
      update "task" set "token" = DEFAULT
where ("id") >= (retort_from_1) and ("id") < (retort_next_1) and ("token" IS NULL
);
      commit;
      retort_from_1 := retort_next_1;
    end loop;
    update "task" set "token" = DEFAULT
where ("id") >= (retort_from_1) and ("token" IS NULL
);
    commit;
  end;
end
$retort$;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
-- for PostgreSQL 18 and later
ALTER TABLE "task" ADD CONSTRAINT "task_token_not_null" NOT NULL "token" NOT VALID;

-- task: SHARE UPDATE EXCLUSIVE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_token_not_null";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "seen" SET DEFAULT clock_timestamp();

-- task: ROW EXCLUSIVE
-- updates the rows in batches, each committed by itself; UPDATE triggers fire
/* retort backfill {"namespace":null,"table":"task","key":["id"],"set":"\"seen\" = DEFAULT","where":"\"seen\" IS NULL","batchSize":1000,"pauseMs":0} */
do $retort$
begin
  declare
    retort_from_1 "task"."id"%type;
    retort_next_1 "task"."id"%type;
  begin
    select "id" into retort_from_1 from "task" order by "id" limit 1;
    if not found then return; end if;
    loop
      select "id" into retort_next_1 from "task" where ("id") >= (retort_from_1)
  order by "id" offset 1000 limit 1;
      exit when not found;
      update "task" set "seen" = DEFAULT
where ("id") >= (retort_from_1) and ("id") < (retort_next_1) and ("seen" IS NULL
);
      commit;
      retort_from_1 := retort_next_1;
    end loop;
    update "task" set "seen" = DEFAULT
where ("id") >= (retort_from_1) and ("seen" IS NULL
);
    commit;
  end;
end
$retort$;

-- locks nothing that exists
CREATE SEQUENCE "task_number_seq";

-- task: ACCESS SHARE
ALTER SEQUENCE "task_number_seq" OWNED BY "task"."number";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "number" SET DEFAULT nextval('task_number_seq'::regclass);

-- task: ROW EXCLUSIVE
-- updates the rows in batches, each committed by itself; UPDATE triggers fire
/* retort backfill {"namespace":null,"table":"task","key":["id"],"set":"\"number\" = DEFAULT","where":"\"number\" IS NULL","batchSize":1000,"pauseMs":0} */
do $retort$
begin
  declare
    retort_from_1 "task"."id"%type;
    retort_next_1 "task"."id"%type;
  begin
    select "id" into retort_from_1 from "task" order by "id" limit 1;
    if not found then return; end if;
    loop
      select "id" into retort_next_1 from "task" where ("id") >= (retort_from_1)
  order by "id" offset 1000 limit 1;
      exit when not found;
      update "task" set "number" = DEFAULT
where ("id") >= (retort_from_1) and ("id") < (retort_next_1) and ("number" IS NULL
);
      commit;
      retort_from_1 := retort_next_1;
    end loop;
    update "task" set "number" = DEFAULT
where ("id") >= (retort_from_1) and ("number" IS NULL
);
    commit;
  end;
end
$retort$;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
-- for PostgreSQL 18 and later
ALTER TABLE "task" ADD CONSTRAINT "task_number_not_null" NOT NULL "number" NOT VALID;

-- task: SHARE UPDATE EXCLUSIVE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_number_not_null";

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "task_token_idx" ON "task" ("token");
