import { className, fileName, parentOf, statuses, tableName } from './naming.ts'

/** An entity as a person writes it for MikroORM, without decorators. */
export function mikroOrmEntity(number: number): string {
  const [table, name, parent] = [tableName(number), className(number), className(parentOf(number))]
  const parentImport = parent === name ? '' : `import { ${parent} } from './${fileName(parentOf(number))}.js'\n`
  return `import { defineEntity, p } from '@mikro-orm/core'
${parentImport}
export const ${name} = defineEntity({
  name: '${name}',
  tableName: '${table}',
  comment: 'What the table number ${number} is for',
  indexes: [
    { name: '${table}_created_at_idx', properties: ['createdAt'] },
    { name: '${table}_status_idx', properties: ['status'], where: 'enabled' },
  ],
  uniques: [{ name: '${table}_slug_key', properties: ['slug'] }],
  checks: [{ name: '${table}_amount_check', expression: 'amount >= 0' }],
  properties: {
    id: p.integer().primary().autoincrement(),
    parent: () => p.manyToOne(${parent}).nullable().fieldName('parent_id').foreignKeyName('${table}_parent_id_fkey').deleteRule('cascade').updateRule('no action'),
    name: p.string().length(100).comment('As a person calls it'),
    slug: p.string().length(64),
    status: p.enum(${JSON.stringify(statuses)}).nativeEnumName('${table}_status').default('draft'),
    amount: p.decimal().precision(12).scale(2).default('0'),
    quantity: p.integer().default(1),
    enabled: p.boolean().default(true),
    settings: p.json().defaultRaw(\`'{}'\`),
    tags: p.array().nullable(),
    note: p.text().nullable(),
    createdAt: p.datetime().columnType('timestamptz').fieldName('created_at').defaultRaw('now()'),
  },
})
`
}
