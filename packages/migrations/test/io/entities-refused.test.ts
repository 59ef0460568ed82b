import 'reflect-metadata'

import { DataSource, type DataSourceOptions, EntitySchema, type EntitySchemaOptions } from 'typeorm'
import { describe, expect, test } from 'vitest'

import { UnsupportedError, UsageError } from '../../src/errors.ts'
import { readEntities } from '../../src/io/entities.ts'

const id = { type: 'integer', primary: true } as const

/** An entity with an id. Nothing in the metadata depends on its being a class. */
const entity = (name: string, columns: object = {}, options: Partial<EntitySchemaOptions<object>> = {}): EntitySchema =>
  new EntitySchema({ ...options, name, columns: { id, ...columns } })

const read = (entities: NonNullable<DataSourceOptions['entities']>) =>
  readEntities(new DataSource({ type: 'postgres', url: 'postgres://localhost:1/nowhere', entities }))

const enumColumn = (values: readonly string[]) => ({ type: 'enum', enum: [...values], enumName: 'state' }) as const

const unsupported: Readonly<Record<string, readonly [entities: EntitySchema[], message: string]>> = {
  'a name that PostgreSQL would cut': [
    [entity('Invoice', { ['ü'.repeat(32)]: { type: 'text' } })],
    `Invoice: column invoice."${'ü'.repeat(32)}": the name ${'ü'.repeat(32)} has 64 bytes; PostgreSQL keeps 63.`,
  ],
  'a comment with a NUL character': [
    [entity('Invoice', { note: { type: 'text', comment: 'a\0b' } })],
    'Invoice: comment column:invoice.note has a NUL character in it, which PostgreSQL cannot store.',
  ],
  'a default with half a surrogate pair': [
    [entity('Invoice', { note: { type: 'text', default: '\ud83c' } })],
    'Invoice: column invoice.note has half of a surrogate pair in it, which PostgreSQL cannot store.',
  ],
  'a jsonb default that jsonb cannot hold': [
    [entity('Invoice', { note: { type: 'jsonb', default: { text: '\0' } } })],
    'The default of Invoice.note cannot be used: jsonb holds no NUL and no half of a surrogate pair.',
  ],
  'a default that throws': [
    [
      entity('Invoice', {
        note: {
          type: 'text',
          default: () => {
            throw new Error('not today')
          },
        },
      }),
    ],
    'The default of Invoice.note cannot be used: not today.',
  ],
  'a default that is a function without SQL': [
    [entity('Invoice', { note: { type: 'text', default: () => ' ' } })],
    'The default of Invoice.note is a function that returns nothing.',
  ],
  'a column that counts in text': [
    [entity('Invoice', { number: { type: 'text', generated: 'increment' } })],
    'Invoice.number counts up, but its type is text.',
  ],
  'an enum with different values in two places': [
    [entity('Invoice', { state: enumColumn(['a', 'b']) }), entity('Order', { state: enumColumn(['b', 'a']) })],
    'Invoice and Order both declare the enum state, with different values.',
  ],
  'an enum with different values in one entity': [
    [entity('Order', { state: enumColumn(['a']), before: enumColumn(['b']) })],
    'Order declares the enum state twice, with different values.',
  ],
  'an enum with one value twice': [
    [entity('Order', { state: enumColumn(['a', 'b', 'a']) })],
    'The enum of Order.state has a value twice: a.',
  ],
  'an enum with a value that is too long': [
    [entity('Order', { state: enumColumn(['a'.repeat(64)]) })],
    `The enum of Order.state has a value of more than 63 bytes: ${'a'.repeat(64)}.`,
  ],
  'a table that two entities describe differently': [
    [
      entity('Invoice', { note: { type: 'text' } }),
      entity('Bill', { note: { type: 'varchar', nullable: true } }, { tableName: 'invoice' }),
    ],
    'Bill and Invoice both declare the column invoice.note, with different type and nullable.',
  ],
  'a table with two primary keys': [
    [
      entity('Invoice'),
      new EntitySchema({ name: 'Bill', tableName: 'invoice', columns: { number: { type: 'integer', primary: true } } }),
    ],
    'Bill and Invoice give the table invoice two primary keys.',
  ],
  'two indexes of one name': [
    [
      entity('Invoice', {}, { indices: [{ name: 'by_id', columns: ['id'] }] }),
      entity('Order', {}, { indices: [{ name: 'by_id', columns: ['id'] }] }),
    ],
    'Invoice and Order both declare the index by_id, with different table.',
  ],
  'an index and a table of one name': [
    [entity('Invoice', {}, { indices: [{ name: 'order', columns: ['id'] }] }), entity('Order')],
    'The table "order" of Order and the index "order" of Invoice have the same name, which PostgreSQL does not allow.',
  ],
  'an index without columns': [
    [entity('Invoice', {}, { indices: [{ name: 'by_nothing' }] })],
    'Invoice: the index by_nothing has no columns.',
  ],
  'a view without a query': [[view('Empty', ' ;')], 'The view Empty has no query.'],
  'a view whose query takes parameters': [
    [
      view('Recent', (source) =>
        source.createQueryBuilder().select('1').from('pg_class', 'c').where('c.x = :x', { x: 1 }),
      ),
    ],
    'The view Recent has a query with parameters.',
  ],
  'a view whose query needs the database': [
    [view('Asking', (source) => source.getRepository('Nobody').createQueryBuilder('nobody'))],
    'The view Asking has a query that cannot be built: No metadata for "Nobody" was found.',
  ],
}

function view(name: string, expression: EntitySchemaOptions<object>['expression']): EntitySchema {
  return new EntitySchema({ name, type: 'view', columns: {}, ...(expression === undefined ? {} : { expression }) })
}

describe('entities are refused for', () => {
  test.each(Object.entries(unsupported))('%s', async (_what, [entities, message]) => {
    const refusal = await read(entities).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UnsupportedError)
    expect(refusal).toMatchObject({ message })
  })

  test.each([
    [{ type: Object }, 'The type of the column Invoice.note cannot be guessed.', 'Name it'],
    [{ type: undefined }, 'The type of the column Invoice.note cannot be guessed.', 'Name it'],
    [
      { type: Buffer },
      'The column Invoice.note has the type Buffer, which TypeORM does not know for PostgreSQL.',
      'bytea',
    ],
    [
      { type: 'tinyint' },
      'The column Invoice.note has the type tinyint, which TypeORM does not know for PostgreSQL.',
      '',
    ],
    [
      { type: 'text', length: 5 },
      'TypeORM refuses the entities: Column note of Entity Invoice does not support length property.',
      '',
    ],
  ])('the column options %o, with a remedy where there is one', async (options, message, remedy) => {
    const refusal = await read([entity('Invoice', { note: options })]).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UsageError)
    expect(refusal).toMatchObject({ message })
    expect((refusal as UsageError).hint ?? '').toContain(remedy)
  })

  test('patterns that find nothing', async () => {
    await expect(read(['/nowhere/*.entity.js'])).rejects.toThrow(
      'No file that /nowhere/*.entity.js finds has an entity in it.',
    )
  })
})
