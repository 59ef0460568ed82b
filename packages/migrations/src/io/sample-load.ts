import { StatementError } from '../errors.ts'
import { quoteLiteral, quoteName } from '../sql/quote.ts'
import { runningPath } from '../sql/search-path.ts'
import { type Database, inTransaction } from './database.ts'
import { type Sample, textForms } from './sample.ts'

/** Tables of the sample whose rows could not be put in, with the reason. */
export type Unloaded = readonly { readonly name: string; readonly why: string }[]

/**
 * Puts rows into tables of the same names. All in one statement: foreign keys are looked at when it ends, so neither the order
 * of the tables nor circles of them matter, and nobody has to have the right to switch them off.
 */
export async function loadSample(database: Database, sample: Sample, namespace: string): Promise<Unloaded> {
  const whole = await attempt(database, [insertAll(sample.tables), ...setSequences(sample)], namespace)
  if (whole === null) return []
  const unloaded: { name: string; why: string }[] = []
  // A table after the ones that it refers to, as far as the circles let it.
  for (const each of byReference(sample.tables)) {
    const why = await attempt(database, [insertAll([each])], namespace)
    if (why !== null) unloaded.push({ name: each.table.label, why })
  }
  await attempt(database, setSequences(sample), namespace)
  return unloaded
}

/** Null when it worked. The server's own words would show values. */
async function attempt(database: Database, statements: readonly string[], namespace: string): Promise<string | null> {
  const sql = statements.filter((each) => each !== '')
  if (sql.length === 0) return null
  try {
    await inTransaction(database, { begin: '', end: 'commit' }, () =>
      database.run([...runningPath(namespace), ...textForms, ...sql].join(';\n')),
    )
    return null
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    return `SQLSTATE ${error.sqlState}`
  }
}

type Tables = Sample['tables']

function insertAll(tables: Tables): string {
  const inserts = tables.map(({ table, rows }) => {
    const columns = table.columns.map(quoteName).join(', ')
    const values = rows.map((row) => `(${table.columns.map((column) => literal(row.get(column) ?? null)).join(', ')})`)
    return `insert into ${quoteName(table.namespace)}.${quoteName(table.name)} (${columns}) overriding system value values ${values.join(',\n')}`
  })
  if (inserts.length === 0) return ''
  return `with ${inserts.map((insert, index) => `"${index}" as (${insert})`).join(',\n')}\nselect`
}

const literal = (value: string | null): string => (value === null ? 'null' : quoteLiteral(value))

const setSequences = ({ sequences }: Sample): readonly string[] =>
  sequences.map(({ name, value }) => `select setval(to_regclass(${quoteLiteral(name)}), ${value})`)

function byReference(tables: Tables): Tables {
  const byOid = new Map(tables.map((each) => [each.table.oid, each]))
  const ordered = new Set<Tables[number]>()
  const seen = new Set<string>()
  const visit = (each: Tables[number]): void => {
    if (seen.has(each.table.oid)) return
    seen.add(each.table.oid)
    for (const { to } of each.table.references) {
      const parent = byOid.get(to)
      if (parent !== undefined) visit(parent)
    }
    ordered.add(each)
  }
  for (const each of tables) visit(each)
  return [...ordered]
}
