import { fileName, parentOf, statuses, tableName } from './naming.ts'

/** A table as a person writes it for Drizzle, which has no comments. */
export function drizzleTable(number: number): string {
  const [table, parent] = [tableName(number), tableName(parentOf(number))]
  const parentImport = parent === table ? '' : `import { ${parent} } from './${fileName(parentOf(number))}.js'\n`
  return `import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, numeric, pgEnum, pgTable, serial, text, timestamp, unique, varchar } from 'drizzle-orm/pg-core'
${parentImport}
export const ${table}_status = pgEnum('${table}_status', ${JSON.stringify(statuses)})

export const ${table} = pgTable('${table}', {
  id: serial('id').primaryKey(),
  parentId: integer('parent_id'),
  name: varchar('name', { length: 100 }).notNull(),
  slug: varchar('slug', { length: 64 }).notNull(),
  status: ${table}_status('status').notNull().default('draft'),
  amount: numeric('amount', { precision: 12, scale: 2 }).notNull().default('0'),
  quantity: integer('quantity').notNull().default(1),
  enabled: boolean('enabled').notNull().default(true),
  settings: jsonb('settings').notNull().default({}),
  tags: text('tags').array(),
  note: text('note'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [
  foreignKey({ columns: [t.parentId], foreignColumns: [${parent}.id], name: '${table}_parent_id_fkey' }).onDelete('cascade'),
  unique('${table}_slug_key').on(t.slug),
  index('${table}_created_at_idx').on(t.createdAt),
  index('${table}_status_idx').on(t.status).where(sql\`enabled\`),
  check('${table}_amount_check', sql\`amount >= 0\`),
])
`
}
