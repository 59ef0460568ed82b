-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "code" text;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "since" timestamptz DEFAULT statement_timestamp();

-- the next revision --

-- each statement by itself

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "code" SET DEFAULT next_code();

-- task: ROW EXCLUSIVE
-- updates the rows in batches, each committed by itself; UPDATE triggers fire
/* retort backfill {"namespace":null,"table":"task","key":["id"],"set":"\"code\" = DEFAULT","where":"\"code\" IS NULL","batchSize":1000,"pauseMs":0} */
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
      update "task" set "code" = DEFAULT
where ("id") >= (retort_from_1) and ("id") < (retort_next_1) and ("code" IS NULL
);
      commit;
      retort_from_1 := retort_next_1;
    end loop;
    update "task" set "code" = DEFAULT
where ("id") >= (retort_from_1) and ("code" IS NULL
);
    commit;
  end;
end
$retort$;
