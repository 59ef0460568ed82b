-- billing.invoice: ACCESS EXCLUSIVE. LOSES DATA: every row of billing.invoice
DROP TABLE "billing"."invoice";

-- locks nothing that exists
DROP SCHEMA "billing";
