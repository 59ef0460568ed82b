-- locks nothing that exists
CREATE SCHEMA IF NOT EXISTS "shop";

-- locks nothing that exists
ALTER DOMAIN "amount" DROP DEFAULT;

-- locks nothing that exists
ALTER DOMAIN "amount" DROP NOT NULL;

-- locks nothing that exists
ALTER DOMAIN "amount" DROP CONSTRAINT "amount_check";

-- locks nothing that exists
ALTER DOMAIN "amount" DROP CONSTRAINT "small";

-- payment: SHARE, reads every row
ALTER DOMAIN "amount" ADD CONSTRAINT "amount_check" CHECK ((VALUE > 0));

-- payment: SHARE, reads every row
ALTER DOMAIN "amount" ADD CONSTRAINT "small" CHECK ((VALUE < 1000));

-- payment: SHARE, reads every row
ALTER DOMAIN "email" SET NOT NULL;

-- What a function names may come after it.
SET LOCAL check_function_bodies TO off;

-- locks nothing that exists
CREATE FUNCTION "is_short"(text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$select length($1) < 9$function$;

-- As the session has it.
SET LOCAL check_function_bodies TO DEFAULT;

-- locks nothing that exists
CREATE DOMAIN "shop"."code" AS character varying(12) DEFAULT 'none'::character varying CONSTRAINT "short" CHECK (is_short((VALUE)::text));

-- payment: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "payment" ADD COLUMN "code" shop.code;

-- locks nothing that exists
DROP DOMAIN "gone";
