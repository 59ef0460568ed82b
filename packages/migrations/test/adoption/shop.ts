import { EntitySchema } from 'typeorm'

/** A shop whose constraints and indexes are all named by TypeORM, some of them after texts that its versions encode differently. */
export const shop = [
  new EntitySchema<Record<string, unknown>>({
    name: 'Customer',
    tableName: 'customer',
    columns: {
      id: { type: Number, primary: true, generated: true },
      mail: { type: 'varchar', length: 200, unique: true },
      name: { type: 'text' },
      town: { type: 'text', nullable: true },
      größe: { type: 'integer', nullable: true },
      standing: { type: 'enum', enum: ['lead', 'regular'], default: 'lead' },
      since: { type: 'timestamp with time zone', default: () => 'now()' },
    },
    indices: [{ columns: ['town'], where: `town <> 'nowhere at all'` }, { columns: ['name', 'town'] }],
    checks: [{ expression: 'length("name") > 0' }, { expression: `"größe" > 10 AND "größe" < 300` }],
    relations: {
      wishes: { type: 'many-to-many', target: 'Product', joinTable: true },
    },
  }),
  new EntitySchema<Record<string, unknown>>({
    name: 'Product',
    tableName: 'product',
    columns: {
      id: { type: 'uuid', primary: true, generated: 'uuid' },
      maker: { type: 'text' },
      code: { type: 'text' },
      price: { type: 'numeric', precision: 10, scale: 2, default: 0 },
      tags: { type: 'text', array: true, default: [] },
    },
    uniques: [{ columns: ['maker', 'code'] }],
    indices: [{ columns: ['price'] }],
    checks: [{ expression: `"price" >= 0` }],
  }),
  new EntitySchema<Record<string, unknown>>({
    name: 'Order',
    tableName: 'order',
    columns: {
      id: { type: 'bigint', primary: true, generated: 'increment' },
      placedAt: { type: 'timestamp', precision: 3 },
      state: { type: 'enum', enum: ['open', 'sent', 'returned'], enumName: 'order_state', default: 'open' },
      note: { type: 'jsonb', default: {} },
    },
    relations: {
      customer: { type: 'many-to-one', target: 'Customer', onDelete: 'CASCADE', nullable: false },
      product: { type: 'many-to-one', target: 'Product', nullable: true },
    },
    indices: [{ columns: ['placedAt'] }],
  }),
  new EntitySchema<Record<string, unknown>>({
    name: 'Address',
    tableName: 'address',
    columns: {
      id: { type: Number, primary: true, generated: true },
      street: { type: 'varchar' },
    },
    relations: {
      customer: { type: 'one-to-one', target: 'Customer', joinColumn: { name: 'customer_id' }, onDelete: 'SET NULL' },
    },
  }),
]
