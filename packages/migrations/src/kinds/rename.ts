import type { BesideTable, Rename, RenameWord, Subject } from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import { type Statement, statement } from '../model/statement.ts'
import { quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import type { KindName } from './index.ts'
import { indexKey, tableKey } from './keys.ts'

/** The word by which a person names a kind; the others are not renamed. */
export const renameWordOf: { readonly [K in KindName]?: RenameWord } = {
  namespace: 'schema',
  table: 'table',
  enum: 'type',
  column: 'column',
  constraint: 'constraint',
  index: 'index',
}

/** Something that can be renamed, and the table or type whose own renames it follows. */
export interface Renameable {
  readonly subject: Subject
  readonly on: Subject | null
  /** See `Rename`. */
  readonly beside?: BesideTable
}

const alone = (namespace: string | null, name: string): Subject => ({ namespace, owner: null, name })

const standingAlone = ({ namespace, name }: Pick<Subject, 'namespace' | 'name'>): Renameable => ({
  subject: alone(namespace, name),
  on: null,
})

/** What a schema has that a word can mean. */
export function renameablesOf(word: RenameWord, schema: Schema): readonly Renameable[] {
  switch (word) {
    case 'schema':
      return schema.namespace.map(({ name }) => ({ subject: alone(null, name), on: null }))
    case 'table':
      return schema.table.map(standingAlone)
    case 'type':
      return schema.enum.map(standingAlone)
    case 'value':
      return schema.enum.flatMap(({ namespace, name: owner, values }) =>
        values.map((name) => ({ subject: { namespace, owner, name }, on: alone(namespace, owner) })),
      )
    case 'column':
    case 'constraint':
      return schema[word].map(({ namespace, table, name }) => ({
        subject: { namespace, owner: table, name },
        on: alone(namespace, table),
      }))
    case 'index':
      return schema.index.map(({ namespace, table, name }) => ({
        subject: alone(namespace, name),
        on: alone(namespace, table),
      }))
  }
}

const besideTables = ['view', 'materialized view'] as const satisfies readonly BesideTable[]

/** What a word can mean, and what else cannot bear the name of such a thing. */
export const namesakesOf = (word: RenameWord, schema: Schema): readonly Renameable[] =>
  word === 'table'
    ? [
        ...renameablesOf(word, schema),
        ...besideTables.flatMap((beside) => schema[beside].map((view) => ({ ...standingAlone(view), beside }))),
      ]
    : renameablesOf(word, schema)

/** The kinds of what has got another name. */
export const kindsRenamed = ({ word, beside }: Rename): readonly KindName[] =>
  beside === undefined ? kindsCalled(word) : [beside]

const kindsCalled = (word: RenameWord): readonly KindName[] =>
  (Object.keys(renameWordOf) as KindName[]).filter((kind) => renameWordOf[kind] === word)

/** The schema with other names for the values of its types; where two get the same, the type has one of them. */
export const withValuesCalled = (schema: Schema, nameOf: (value: Subject) => string): Schema => ({
  ...schema,
  enum: schema.enum.map((type) => {
    const { namespace, name: owner } = type
    return { ...type, values: [...new Set(type.values.map((name) => nameOf({ namespace, owner, name })))] }
  }),
})

/**
 * The statement that gives an object its other name, or takes it into another namespace; never both at once. PostgreSQL
 * only writes its catalog for any of them, and takes what depends on the object along.
 */
export function renameStatement({ word, from, to, beside }: Rename, defaultNamespace: string): Statement {
  const own = quoteQualified(from.namespace, from.name)
  const owner = quoteQualified(from.namespace, from.owner ?? '')
  const change =
    from.namespace === to.namespace
      ? `RENAME TO ${quoteName(to.name)}`
      : `SET SCHEMA ${quoteName(to.namespace ?? defaultNamespace)}`
  const table = (name: string) =>
    ({ locks: [{ relation: tableKey(from.namespace, name), mode: 'ACCESS EXCLUSIVE' }] }) as const
  switch (word) {
    case 'schema':
      return statement(`ALTER SCHEMA ${quoteName(from.name)} RENAME TO ${quoteName(to.name)}`)
    case 'table':
      return statement(`ALTER ${(beside ?? word).toUpperCase()} ${own} ${change}`, table(from.name))
    case 'type':
      return statement(`ALTER TYPE ${own} ${change}`)
    case 'value':
      return statement(`ALTER TYPE ${owner} RENAME VALUE ${quoteLiteral(from.name)} TO ${quoteLiteral(to.name)}`)
    case 'column':
    case 'constraint':
      return statement(
        `ALTER TABLE ${owner} RENAME ${word.toUpperCase()} ${quoteName(from.name)} TO ${quoteName(to.name)}`,
        table(from.owner ?? ''),
      )
    case 'index':
      return statement(`ALTER INDEX ${own} ${change}`, {
        locks: [{ relation: indexKey(from.namespace, from.name), mode: 'SHARE UPDATE EXCLUSIVE' }],
      })
  }
}
