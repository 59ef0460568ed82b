-- locks nothing that exists
CREATE SCHEMA "billing";

-- locks nothing that exists
CREATE TABLE "billing"."invoice" (
  "id" integer NOT NULL,
  "total" numeric(12,2) NOT NULL,
  CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);
