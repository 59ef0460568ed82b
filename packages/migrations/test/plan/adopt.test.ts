import 'reflect-metadata'

import {
  Check,
  Column,
  Entity,
  EntitySchema,
  Generated,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
  ViewEntity,
} from 'typeorm'
import { describe, expect, test } from 'vitest'

import { nameOf } from '../../src/model/key.ts'
import { build, findings, synchronise } from '../support/entities.ts'
import { freshDatabase } from '../support/postgres.ts'

@Entity()
class Customer {
  @PrimaryGeneratedColumn('identity', { type: 'integer', primaryKeyConstraintName: 'customer_pkey' })
  id!: number

  @Column({ type: 'uuid' })
  @Generated('uuid')
  token!: string
}

@Entity('orders')
@Unique('orders_code', ['code'])
@Index('orders_by_code', ['code', 'amount'])
@Check('orders_positive', 'amount > 0')
class Order {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'orders_pkey' })
  id!: number

  @Column({ type: 'bigint' })
  @Generated('increment')
  number!: string

  @Column({ type: 'varchar', length: 20, nullable: true })
  code!: string | null

  @Column({ type: 'numeric', default: 7 })
  amount!: string

  @Column({ type: 'timestamptz', default: () => 'CURRENT_TIMESTAMP' })
  placed!: Date

  @Column({ type: 'enum', enumName: 'order_state', enum: ['open', 'done'], default: 'open' })
  state!: string

  @ManyToOne(() => Customer, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'customer_id', foreignKeyConstraintName: 'orders_customer' })
  customer!: Relation<Customer> | null
}

@ViewEntity({ expression: 'SELECT id FROM orders' })
class Open {}

const entities = [Customer, Order, Open]

/** Each is a choice for which an entity has no word. */
const choices: Readonly<Record<string, string>> = {
  'a sequence by another name': 'alter sequence orders_id_seq rename to order_numbers',
  'a sequence that counts otherwise': 'alter sequence orders_number_seq increment by 10 cache 5 cycle',
  'an identity that counts otherwise': 'alter table customer alter id set increment by 2',
  'a sequence that is not the column’s own': `create sequence numbers;
    alter table orders alter number set default nextval('numbers'); drop sequence orders_number_seq`,
  'a precision that changes nothing': 'alter table orders alter placed type timestamptz(6)',
  'a UUID made without an extension': 'alter table customer alter token set default gen_random_uuid()',
  'a default in another spelling': `alter table orders alter amount set default '7.00', alter placed set default now()`,
  'a default of null in so many words': 'alter table orders alter code set default null',
  'storage options of a table': 'alter table orders set (fillfactor = 70)',
  'a table without a log': 'alter table orders set unlogged',
  'options of a view': 'alter view "open" set (security_barrier = true)',
  'an index with more in it': `drop index orders_by_code;
    create index orders_by_code on orders (code collate "C" varchar_pattern_ops nulls first, amount) include (placed)
    with (fillfactor = 50)`,
  'a unique constraint with more in it': `alter table orders drop constraint orders_code;
    alter table orders add constraint orders_code unique (code) include (placed)`,
  'a deferrable primary key': `alter table orders drop constraint orders_pkey;
    alter table orders add constraint orders_pkey primary key (id) deferrable initially deferred`,
  'a foreign key that matches in full': `alter table orders drop constraint orders_customer;
    alter table orders add constraint orders_customer foreign key (customer_id) references customer
    match full on delete set null`,
  'a check that is not inherited': `alter table orders drop constraint orders_positive;
    alter table orders add constraint orders_positive check (amount > 0) no inherit`,
}

describe('what is there and no entity can say is kept:', () => {
  test.each(Object.entries(choices))('%s', async (_what, sql) => {
    const database = await freshDatabase()
    await build(database.url, { entities })
    await database.query(sql)
    const found = await findings(database.url, { entities })
    expect(found.filter(({ kind, after }) => (kind !== 'sequence' && kind !== 'option') || after !== null)).toEqual([])
  })

  test('the values of an enum that an entity only names', async () => {
    const named = new EntitySchema({
      name: 'Order',
      columns: {
        id: { type: 'integer', primary: true, primaryKeyConstraintName: 'pk' },
        state: { type: 'enum', enumName: 'order_state' },
      },
    })
    const database = await freshDatabase()
    await database.query(`create type order_state as enum ('open', 'done');
      create table "order" (id int constraint pk primary key, state order_state not null)`)
    expect(await findings(database.url, { entities: [named] })).toEqual([])
  })
})

test('what an administrator prepared, a revision that was written elsewhere finds there', async () => {
  const parcel = new EntitySchema({
    name: 'Parcel',
    schema: 'post',
    columns: { id: { type: 'uuid', primary: true, generated: 'uuid' } },
  })
  const database = await freshDatabase()
  await database.query('create schema post; create extension "uuid-ossp"')
  await build(database.url, { entities: [parcel] })
  expect(await findings(database.url, { entities: [parcel] })).toEqual([])
})

describe('what an entity does say is found to be different:', () => {
  test.each([
    ['a default of another value', 'alter table orders alter amount set default 8', ['orders.amount']],
    ['a default where none is asked for', `alter table orders alter code set default ''`, ['orders.code']],
    ['a column of another length', 'alter table orders alter code type varchar(21)', ['orders.code']],
    [
      'an index in another order',
      'drop index orders_by_code; create index orders_by_code on orders (code, amount desc)',
      ['orders_by_code'],
    ],
    [
      'an index over other columns',
      'drop index orders_by_code; create index orders_by_code on orders (code)',
      ['orders_by_code'],
    ],
    ['an enum with another value', `alter type order_state add value 'lost'`, ['order_state']],
    [
      'a foreign key that does something else',
      `alter table orders drop constraint orders_customer;
       alter table orders add constraint orders_customer foreign key (customer_id) references customer on delete cascade`,
      ['orders.orders_customer'],
    ],
  ])('%s', async (_what, sql, names) => {
    const database = await freshDatabase()
    await synchronise(database.url, { entities })
    await database.query(sql)
    expect((await findings(database.url, { entities })).map(({ key }) => nameOf(key))).toEqual(names)
  })
})
