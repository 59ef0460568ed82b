import { StateError } from '../errors.ts'
import type { AppliedRevision } from '../model/applied.ts'
import { displayName } from '../sql/quote.ts'
import { ask, askEach, type Database, type TextRow } from './database.ts'
import { sqlStateOf } from './database-error.ts'
import { asQuery, type LedgerPlace, readStateSql } from './ledger-layout.ts'
import { type KnownFiles, noFiles, type RowDecoder, rowDecoder } from './ledger-rows.ts'

/** What a database says of its own history. */
export interface DatabaseState {
  readonly hasLedger: boolean
  /** In the order they were applied. */
  readonly applied: readonly AppliedRevision[]
  /** What stands in Alembic's table; null where there is no such table. Read only while there is no ledger. */
  readonly alembic: readonly string[] | null
  /** Names in TypeORM's table of migrations, oldest first; null where there is no such table. */
  readonly typeorm: readonly string[] | null
  /** A standby, or a database set to read only: why nothing can be written; null where it can. */
  readonly readOnly: string | null
  /** Who owns the ledger, or its schema, without being trusted by the role; null when its owner is. */
  readonly foreignOwner: string | null
  /** The session is not the server's own: a pooler hands a server session to whoever has a transaction. */
  readonly pooled: boolean
}

/**
 * Reads the state in one round trip. Creates nothing, and fails only when what is there is not a ledger. What a row says in the words of
 * its revision's file is held in memory once.
 */
export async function readState(
  database: Database,
  place: LedgerPlace,
  files: KnownFiles = noFiles,
): Promise<DatabaseState> {
  const { facts, applied } = await answerOf(database, place, rowDecoder(files))
  const relations = decodeRelations(facts.relations ?? null)
  refuseUnusable(relations, facts.role ?? '', place)
  return {
    hasLedger: relations.length > 0,
    applied,
    alembic: facts.alembic == null ? null : decodeList<string>(facts.alembic),
    typeorm: facts.typeorm == null ? null : decodeList<string>(facts.typeorm),
    readOnly: readOnlyReason(facts, database.address),
    foreignOwner: facts.stranger ?? relations.find(({ trusted }) => !trusted)?.owner ?? null,
    pooled: Number(facts.pid) !== database.processId,
  }
}

interface StateAnswer {
  readonly facts: TextRow
  readonly applied: readonly AppliedRevision[]
}

async function answerOf(database: Database, place: LedgerPlace, decode: RowDecoder): Promise<StateAnswer> {
  try {
    return await answerTo(database, readStateSql(place), decode)
  } catch (error) {
    // A server built without libxml has no query_to_xml.
    if (sqlStateOf(error) !== '0A000') throw error
    return answerWithoutXml(database, place, decode)
  }
}

/** Each part is decoded when it arrives: as texts, thousands of rows take twice the memory. */
async function answerTo(database: Database, query: string, decode: RowDecoder): Promise<StateAnswer> {
  let facts: TextRow = {}
  const applied: AppliedRevision[] = []
  await askEach(database, query, (row) => {
    if (row.rows == null) facts = row
    else for (const each of decode(row.rows)) applied.push(each)
  })
  return { facts, applied }
}

async function answerWithoutXml(database: Database, place: LedgerPlace, decode: RowDecoder): Promise<StateAnswer> {
  const [facts = {}, ledger] = await ask(database, readStateSql(place, asQuery))
  const record = async (query: string | null | undefined): Promise<string | null> =>
    query == null ? null : ((await ask(database, query))[0]?.rows ?? null)
  const [alembic, typeorm] = [await record(facts.alembic), await record(facts.typeorm)]
  const { applied } = ledger?.rows == null ? { applied: [] } : await answerTo(database, ledger.rows, decode)
  return { facts: { ...facts, alembic, typeorm }, applied }
}

interface RelationFacts {
  readonly name: string
  readonly readable: boolean
  readonly trusted: boolean
  readonly owner: string
  readonly fault: string | null
}

const decodeRelations = (text: string | null): readonly RelationFacts[] => decodeList<RelationFacts>(text ?? '[]')

const decodeList = <T>(json: string): readonly T[] => JSON.parse(json) as readonly T[]

function refuseUnusable(relations: readonly RelationFacts[], role: string, { ledgerSchema }: LedgerPlace): void {
  const schema = displayName(ledgerSchema)
  const broken = relations.find(({ fault }) => fault !== null)
  if (broken !== undefined) {
    throw new StateError(`The relation ${schema}.${broken.name} ${broken.fault}.`, {
      fault: 'foreign-ledger',
      hint: 'It was made or changed by another program, or by another version of this one. Undo that, or choose another name with ledgerSchema in the configuration.',
    })
  }
  if (relations.length === 1) {
    throw new StateError(`The schema ${schema} has only one of the ledger's two tables.`, {
      fault: 'foreign-ledger',
      hint: `Look at it; drop the schema and \`migrate stamp\` when its content is worth nothing.`,
    })
  }
  if (relations.some(({ readable }) => !readable)) {
    const grantee = displayName(role)
    throw new StateError(`The role ${grantee} may not read the ledger in the schema ${schema}.`, {
      fault: 'foreign-ledger',
      hint: `Run as its owner: grant usage on schema ${schema} to ${grantee}; grant select on all tables in schema ${schema} to ${grantee};`,
    })
  }
}

function readOnlyReason(row: TextRow, address: string): string | null {
  if (row.in_recovery === 't') return `The server at ${address} is a standby.`
  return row.read_only === 't' ? `The database at ${address} is set to read only for this role.` : null
}

/** Refuses to write where it cannot be done, or where somebody else could put words into the ledger's mouth. */
export function refuseUnwritable({ readOnly, foreignOwner }: DatabaseState, { ledgerSchema }: LedgerPlace): void {
  if (readOnly !== null) {
    throw new StateError(readOnly, { fault: 'read-only', hint: 'Name the primary, writable database in DATABASE_URL.' })
  }
  if (foreignOwner === null) return
  throw new StateError(
    `The ledger in the schema ${displayName(ledgerSchema)} belongs to the role ${displayName(foreignOwner)}.`,
    {
      fault: 'foreign-ledger',
      hint: `Log in as that role or a member of it, or hand the schema and its tables over with ALTER … OWNER TO.`,
    },
  )
}
