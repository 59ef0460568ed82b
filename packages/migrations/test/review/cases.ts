import { backfillSql } from '../../src/sql/backfill.ts'

/** A change as a pull request would bring it. */
export interface ReviewCase {
  readonly name: string
  readonly revisions: readonly CaseRevision[]
}

export interface CaseRevision {
  readonly message: string
  readonly upgrade: readonly string[]
  readonly downgrade: readonly string[]
  readonly transaction?: 'none'
  readonly accepts?: Readonly<Record<string, string>>
  /** The body of `upgrade`, where it is more than statements. */
  readonly code?: string
}

const one = (name: string, revision: CaseRevision): ReviewCase => ({ name, revisions: [revision] })

/** Good ones and bad ones. Their reports are in golden/. */
export const reviewCases: readonly ReviewCase[] = [
  one('add-nullable-column', {
    message: 'remember when an order was shipped',
    upgrade: ['ALTER TABLE "orders" ADD COLUMN "shipped_at" timestamptz'],
    downgrade: ['ALTER TABLE "orders" DROP COLUMN "shipped_at"'],
  }),
  one('add-column-with-constant', {
    message: 'weigh products',
    upgrade: ['ALTER TABLE "products" ADD COLUMN "weight" integer NOT NULL DEFAULT 0'],
    downgrade: ['ALTER TABLE "products" DROP COLUMN "weight"'],
  }),
  one('add-required-column', {
    message: 'ask for a country',
    upgrade: ['ALTER TABLE "customers" ADD COLUMN "country" char(2) NOT NULL'],
    downgrade: ['ALTER TABLE "customers" DROP COLUMN "country"'],
  }),
  one('add-column-with-volatile-default', {
    message: 'give every customer a token',
    upgrade: ['ALTER TABLE "customers" ADD COLUMN "token" uuid NOT NULL DEFAULT gen_random_uuid()'],
    downgrade: ['ALTER TABLE "customers" DROP COLUMN "token"'],
  }),
  one('not-null-by-constraint', {
    message: 'every order has a note',
    transaction: 'none',
    upgrade: [
      'ALTER TABLE "orders" ADD CONSTRAINT "orders_note_not_null" NOT NULL "note" NOT VALID',
      'ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_note_not_null"',
    ],
    downgrade: ['ALTER TABLE "orders" ALTER COLUMN "note" DROP NOT NULL'],
  }),
  {
    name: 'add-column-with-volatile-default-in-steps',
    revisions: [
      {
        message: 'give every customer a token (1 of 2)',
        upgrade: ['ALTER TABLE "customers" ADD COLUMN "token" uuid'],
        downgrade: ['ALTER TABLE "customers" DROP COLUMN "token"'],
      },
      {
        message: 'give every customer a token (2 of 2)',
        transaction: 'none',
        upgrade: [
          'ALTER TABLE "customers" ALTER COLUMN "token" SET DEFAULT gen_random_uuid()',
          backfillSql({ table: 'customers', key: 'id', set: '"token" = DEFAULT', where: '"token" IS NULL' }),
          'ALTER TABLE "customers" ADD CONSTRAINT "customers_token_not_null" NOT NULL "token" NOT VALID',
          'ALTER TABLE "customers" VALIDATE CONSTRAINT "customers_token_not_null"',
        ],
        downgrade: [
          'ALTER TABLE "customers" ALTER COLUMN "token" DROP DEFAULT',
          'ALTER TABLE "customers" ALTER COLUMN "token" DROP NOT NULL',
        ],
      },
    ],
  },
  one('drop-column', {
    message: 'forget phones',
    upgrade: ['ALTER TABLE "customers" DROP COLUMN "phone"'],
    downgrade: ['ALTER TABLE "customers" ADD COLUMN "phone" character varying(20)'],
  }),
  one('drop-column-accepted', {
    message: 'drop notes, unused since spring',
    upgrade: ['ALTER TABLE "orders" DROP COLUMN "note"'],
    downgrade: ['ALTER TABLE "orders" ADD COLUMN "note" text'],
    accepts: { 'drop-column': 'no release reads it since 4.2, and the values are in the archive' },
  }),
  one('drop-table', {
    message: 'orders have no lines any more',
    upgrade: ['DROP TABLE "order_lines"'],
    downgrade: [
      `CREATE TABLE "order_lines" (
  "order_id" bigint NOT NULL,
  "product_id" integer NOT NULL,
  "quantity" integer NOT NULL,
  CONSTRAINT "order_lines_pkey" PRIMARY KEY ("order_id", "product_id")
)`,
      'ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders" ("id")',
      'ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products" ("id")',
    ],
  }),
  one('blocking-index', {
    message: 'find orders by customer',
    upgrade: ['CREATE INDEX "orders_customer" ON "orders" ("customer_id")'],
    downgrade: ['DROP INDEX "orders_customer"'],
  }),
  one('concurrent-index', {
    message: 'find orders by customer',
    transaction: 'none',
    upgrade: ['CREATE INDEX CONCURRENTLY "orders_customer" ON "orders" ("customer_id")'],
    downgrade: ['DROP INDEX CONCURRENTLY "orders_customer"'],
  }),
  one('foreign-key-at-once', {
    message: 'a product has a supplier',
    upgrade: [
      'ALTER TABLE "products" ADD COLUMN "supplier_id" bigint',
      'ALTER TABLE "products" ADD CONSTRAINT "products_supplier_fk" FOREIGN KEY ("supplier_id") REFERENCES "customers" ("id")',
    ],
    downgrade: [
      'ALTER TABLE "products" DROP CONSTRAINT "products_supplier_fk"',
      'ALTER TABLE "products" DROP COLUMN "supplier_id"',
    ],
  }),
  {
    name: 'foreign-key-in-steps',
    revisions: [
      {
        message: 'an order may be paid by another customer',
        upgrade: [
          'ALTER TABLE "orders" ADD COLUMN "payer_id" bigint',
          'ALTER TABLE "orders" ADD CONSTRAINT "orders_payer_fk" FOREIGN KEY ("payer_id") REFERENCES "customers" ("id") NOT VALID',
        ],
        downgrade: [
          'ALTER TABLE "orders" DROP CONSTRAINT "orders_payer_fk"',
          'ALTER TABLE "orders" DROP COLUMN "payer_id"',
        ],
      },
      {
        message: 'validate who pays',
        upgrade: ['ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_payer_fk"'],
        downgrade: [
          'ALTER TABLE "orders" DROP CONSTRAINT "orders_payer_fk"',
          'ALTER TABLE "orders" ADD CONSTRAINT "orders_payer_fk" FOREIGN KEY ("payer_id") REFERENCES "customers" ("id") NOT VALID',
        ],
      },
    ],
  },
  one('free-type-change', {
    message: 'longer phone numbers',
    upgrade: ['ALTER TABLE "customers" ALTER COLUMN "phone" TYPE text'],
    downgrade: ['ALTER TABLE "customers" ALTER COLUMN "phone" TYPE character varying(20)'],
  }),
  one('rewriting-type-change', {
    message: 'more products than integers',
    upgrade: ['ALTER TABLE "products" ALTER COLUMN "stock" TYPE bigint'],
    downgrade: ['ALTER TABLE "products" ALTER COLUMN "stock" TYPE integer'],
  }),
  one('narrowing-type-change', {
    message: 'totals in cents',
    upgrade: ['ALTER TABLE "orders" ALTER COLUMN "total" TYPE numeric(12,2)'],
    downgrade: ['ALTER TABLE "orders" ALTER COLUMN "total" TYPE numeric(12,4)'],
  }),
  one('rename-column', {
    message: 'call people by one name',
    upgrade: ['ALTER TABLE "customers" RENAME COLUMN "full_name" TO "name"'],
    downgrade: ['ALTER TABLE "customers" RENAME COLUMN "name" TO "full_name"'],
  }),
  one('rename-table', {
    message: 'customers are clients',
    upgrade: ['ALTER TABLE "customers" RENAME TO "clients"'],
    downgrade: ['ALTER TABLE "clients" RENAME TO "customers"'],
  }),
  one('set-not-null', {
    message: 'everybody has a name',
    upgrade: ['ALTER TABLE "customers" ALTER COLUMN "full_name" SET NOT NULL'],
    downgrade: ['ALTER TABLE "customers" ALTER COLUMN "full_name" DROP NOT NULL'],
  }),
  one('new-table', {
    message: 'write invoices',
    upgrade: [
      `CREATE TABLE "invoices" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY,
  "order_id" bigint NOT NULL,
  "issued_on" date NOT NULL,
  CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
)`,
      'CREATE INDEX "invoices_order" ON "invoices" ("order_id")',
      'ALTER TABLE "invoices" ADD CONSTRAINT "invoices_order_fk" FOREIGN KEY ("order_id") REFERENCES "orders" ("id")',
    ],
    downgrade: ['DROP TABLE "invoices"'],
  }),
  one('enum-value-without-way-back', {
    message: 'orders can be returned',
    upgrade: [`ALTER TYPE "order_state" ADD VALUE 'returned'`],
    downgrade: [],
  }),
  one('backfill', {
    message: 'nobody is without a name',
    upgrade: [`UPDATE "customers" SET "full_name" = "email" WHERE "full_name" IS NULL`],
    downgrade: [],
  }),
  one('hand-written', {
    message: 'move notes in batches',
    upgrade: [],
    downgrade: [],
    code: `  await queryRunner.query('ALTER TABLE orders ADD COLUMN remarks text')
  for (const batch of await batches(queryRunner)) {
    await queryRunner.query(\`UPDATE orders SET remarks = note WHERE id = ANY($1)\`, [batch])
  }`,
  }),
  one('wrong-way-back', {
    message: 'products have two prices',
    upgrade: [
      'ALTER TABLE "products" ADD COLUMN "net_price" numeric(10,2)',
      'ALTER TABLE "products" ADD COLUMN "gross_price" numeric(10,2)',
    ],
    downgrade: ['ALTER TABLE "products" DROP COLUMN "net_price"'],
  }),
  one('hostile-names', {
    message: '# @everyone <script>alert(1)</script> `x` | **bold** [a](https://example.org) #1',
    upgrade: [
      'CREATE TABLE "</code></td></table><img src=x onerror=alert(1)>" ("|```\n# \u202ea" integer, "$\u007bx}" text)',
      'ALTER TABLE "orders" ADD COLUMN "`direction LR` @someone" text',
      `COMMENT ON TABLE "orders" IS '\`\`\`\n</details>\n<script>alert(1)</script>'`,
    ],
    downgrade: [
      'ALTER TABLE "orders" DROP COLUMN "`direction LR` @someone"',
      'DROP TABLE "</code></td></table><img src=x onerror=alert(1)>"',
      'COMMENT ON TABLE "orders" IS NULL',
    ],
  }),
  {
    name: 'expand-and-contract',
    revisions: [
      {
        message: 'a place for whole names',
        upgrade: ['ALTER TABLE "customers" ADD COLUMN "name" text'],
        downgrade: ['ALTER TABLE "customers" DROP COLUMN "name"'],
      },
      {
        message: 'fill whole names',
        upgrade: ['UPDATE "customers" SET "name" = "full_name" WHERE "name" IS NULL'],
        downgrade: ['UPDATE "customers" SET "full_name" = "name" WHERE "full_name" IS NULL'],
      },
      {
        message: 'drop full names',
        upgrade: ['ALTER TABLE "customers" DROP COLUMN "full_name"'],
        downgrade: ['ALTER TABLE "customers" ADD COLUMN "full_name" text'],
        accepts: { 'drop-column': 'the values are in "name"' },
      },
    ],
  },
  one('objects-of-other-kinds', {
    message: 'search customers by parts of their names',
    upgrade: [
      'CREATE EXTENSION "pg_trgm"',
      `CREATE FUNCTION "sign_up"("email" text) RETURNS void LANGUAGE sql AS 'insert into customers (email) values (email)'`,
      'GRANT SELECT ON "customers" TO "reader"',
      `COMMENT ON CONSTRAINT "orders_pkey" ON "orders" IS 'what invoices refer to'`,
    ],
    downgrade: [
      'COMMENT ON CONSTRAINT "orders_pkey" ON "orders" IS NULL',
      'REVOKE SELECT ON "customers" FROM "reader"',
      'DROP FUNCTION "sign_up"("email" text)',
      'DROP EXTENSION "pg_trgm"',
    ],
  }),
  one('way-back-that-blocks', {
    message: 'nobody asks when an order was placed',
    transaction: 'none',
    upgrade: ['DROP INDEX CONCURRENTLY "orders_placed_at"'],
    downgrade: ['CREATE INDEX "orders_placed_at" ON "orders" ("placed_at")'],
  }),
  one('values-overwritten', {
    message: 'addresses in lower case',
    upgrade: [
      'UPDATE "customers" SET "email" = lower("email") WHERE "email" <> lower("email")',
      'ALTER TABLE "orders" ALTER COLUMN "total" SET DEFAULT 0',
    ],
    downgrade: [`COMMENT ON TABLE "customers" IS NULL`],
  }),
]
