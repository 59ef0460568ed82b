-- locks nothing that exists
CREATE SCHEMA IF NOT EXISTS "billing";

-- locks nothing that exists
COMMENT ON SCHEMA "billing" IS 'What customers owe us';

-- locks nothing that exists
CREATE TYPE "billing"."state" AS ENUM ('draft', 'sent', 'paid');

-- locks nothing that exists
CREATE SEQUENCE "billing"."invoice_number" START WITH 1000;

-- locks nothing that exists
CREATE TABLE "billing"."invoice" (
  "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "customer_id" bigint NOT NULL,
  "number" bigint DEFAULT nextval('billing.invoice_number'::regclass) NOT NULL,
  "state" billing.state DEFAULT 'draft'::billing.state NOT NULL,
  "total" numeric(12,2) NOT NULL,
  CONSTRAINT "invoice_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "invoice_number_key" UNIQUE ("number"),
  CONSTRAINT "invoice_total_check" CHECK (total >= (0)::numeric)
);

-- customer: SHARE ROW EXCLUSIVE
ALTER TABLE "billing"."invoice" ADD CONSTRAINT "invoice_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customer" ("id");

-- locks nothing that exists
CREATE INDEX "invoice_customer_idx" ON "billing"."invoice" ("customer_id");

-- locks nothing that exists
CREATE VIEW "billing"."unpaid" AS
 SELECT id,
    total
   FROM billing.invoice
  WHERE (state <> 'paid'::billing.state);
