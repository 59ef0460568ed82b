-- billing.unpaid: ACCESS EXCLUSIVE
DROP VIEW "billing"."unpaid";

-- billing.invoice: ACCESS EXCLUSIVE; customer: ACCESS EXCLUSIVE. LOSES DATA: every row of billing.invoice
DROP TABLE "billing"."invoice";

-- billing.invoice_number: ACCESS EXCLUSIVE. LOSES DATA: the number that billing.invoice_number has reached
DROP SEQUENCE "billing"."invoice_number";

-- locks nothing that exists
DROP TYPE "billing"."state";

-- locks nothing that exists
DROP SCHEMA "billing";
