-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "title" SET DEFAULT ''::text;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "done" SET DEFAULT false;

-- the next revision --

-- each statement by itself

-- task: ROW EXCLUSIVE
-- updates the rows in batches, each committed by itself; UPDATE triggers fire
/* retort backfill {"namespace":null,"table":"task","key":["guild","number"],"set":"\"title\" = DEFAULT","where":"\"title\" IS NULL","batchSize":1000,"pauseMs":0} */
do $retort$
begin
  declare
    retort_from_1 "task"."guild"%type;
    retort_from_2 "task"."number"%type;
    retort_next_1 "task"."guild"%type;
    retort_next_2 "task"."number"%type;
  begin
    select "guild", "number" into retort_from_1, retort_from_2 from "task" order by "guild", "number" limit 1;
    if not found then return; end if;
    loop
      select "guild", "number" into retort_next_1, retort_next_2 from "task" where ("guild", "number") >= (retort_from_1, retort_from_2)
  order by "guild", "number" offset 1000 limit 1;
      exit when not found;
      update "task" set "title" = DEFAULT
where ("guild", "number") >= (retort_from_1, retort_from_2) and ("guild", "number") < (retort_next_1, retort_next_2) and ("title" IS NULL
);
      commit;
      retort_from_1 := retort_next_1; retort_from_2 := retort_next_2;
    end loop;
    update "task" set "title" = DEFAULT
where ("guild", "number") >= (retort_from_1, retort_from_2) and ("title" IS NULL
);
    commit;
  end;
end
$retort$;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
-- for PostgreSQL 18 and later
ALTER TABLE "task" ADD CONSTRAINT "task_title_not_null" NOT NULL "title" NOT VALID;

-- task: SHARE UPDATE EXCLUSIVE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_title_not_null";

-- task: ROW EXCLUSIVE
-- updates the rows in batches, each committed by itself; UPDATE triggers fire
/* retort backfill {"namespace":null,"table":"task","key":["guild","number"],"set":"\"done\" = DEFAULT","where":"\"done\" IS NULL","batchSize":1000,"pauseMs":0} */
do $retort$
begin
  declare
    retort_from_1 "task"."guild"%type;
    retort_from_2 "task"."number"%type;
    retort_next_1 "task"."guild"%type;
    retort_next_2 "task"."number"%type;
  begin
    select "guild", "number" into retort_from_1, retort_from_2 from "task" order by "guild", "number" limit 1;
    if not found then return; end if;
    loop
      select "guild", "number" into retort_next_1, retort_next_2 from "task" where ("guild", "number") >= (retort_from_1, retort_from_2)
  order by "guild", "number" offset 1000 limit 1;
      exit when not found;
      update "task" set "done" = DEFAULT
where ("guild", "number") >= (retort_from_1, retort_from_2) and ("guild", "number") < (retort_next_1, retort_next_2) and ("done" IS NULL
);
      commit;
      retort_from_1 := retort_next_1; retort_from_2 := retort_next_2;
    end loop;
    update "task" set "done" = DEFAULT
where ("guild", "number") >= (retort_from_1, retort_from_2) and ("done" IS NULL
);
    commit;
  end;
end
$retort$;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
-- for PostgreSQL 18 and later
ALTER TABLE "task" ADD CONSTRAINT "task_done_not_null" NOT NULL "done" NOT VALID;

-- task: SHARE UPDATE EXCLUSIVE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_done_not_null";
