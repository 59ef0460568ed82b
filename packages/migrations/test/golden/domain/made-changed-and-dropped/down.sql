-- payment: ACCESS EXCLUSIVE. LOSES DATA: every value of payment.code
ALTER TABLE "payment" DROP COLUMN "code";

-- locks nothing that exists
DROP DOMAIN "shop"."code";

-- locks nothing that exists
DROP FUNCTION "is_short"(text);

-- locks nothing that exists
ALTER DOMAIN "amount" SET DEFAULT 0;

-- payment: SHARE, reads every row
ALTER DOMAIN "amount" SET NOT NULL;

-- locks nothing that exists
ALTER DOMAIN "amount" DROP CONSTRAINT "amount_check";

-- locks nothing that exists
ALTER DOMAIN "amount" DROP CONSTRAINT "small";

-- payment: SHARE, reads every row
ALTER DOMAIN "amount" ADD CONSTRAINT "amount_check" CHECK ((VALUE >= 0));

-- payment: SHARE, reads every row
ALTER DOMAIN "amount" ADD CONSTRAINT "small" CHECK ((VALUE < 100));

-- locks nothing that exists
ALTER DOMAIN "email" DROP NOT NULL;

-- locks nothing that exists
CREATE DOMAIN "gone" AS date;

-- locks nothing that exists
DROP SCHEMA "shop";
