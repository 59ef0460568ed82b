import { randomBytes } from 'node:crypto'

import { connectionUrl } from '../connection-url.ts'
import { ConnectionError, StatementError } from '../errors.ts'
import { quoteLiteral, quoteName } from '../sql/quote.ts'
import { ask, type ConnectionOptions, connect, type Database } from './database.ts'

/** A database that is there to try things on, and goes when it is dropped. */
export interface ScratchDatabase {
  readonly database: Database
  /** Settles when the database is gone, or cannot be reached to be dropped. */
  drop(): Promise<void>
}

/** Stands on every database that is made here: without it nothing is dropped, whatever its name. */
const mark = 'Made by retort to try revisions on, and dropped by it.'

const prefix = 'retort_scratch_'

/** The hexadecimal digits are the second of its making, by the server's clock, and 96 random bits. */
const namePattern = `^${prefix}[0-9a-f]{8}_[0-9a-f]{24}$`

/** Between its making and its first session a database of a run that is alive is unused. */
const youngSeconds = 60

/**
 * Makes a database like the one of this session: same encoding, same collations, and nothing in it. Null where the role may not,
 * or where the new database cannot be reached by the way the old one was, such as through a pooler that knows its databases.
 */
export async function createScratch(
  live: Database,
  options: ConnectionOptions,
): Promise<ScratchDatabase | Unavailable> {
  const model = await modelOf(live)
  if (!model.mayCreate) return { unavailable: `the role ${model.role} may not create databases` }
  await dropLeftovers(live)
  const name = `${prefix}${model.second}_${randomBytes(12).toString('hex')}`
  try {
    await live.run(createSql(name, model, live.serverVersion))
  } catch (error) {
    return refusedCreation(error)
  }
  const drop = () => dropDatabase(live, options, name)
  try {
    await live.run(`comment on database ${quoteName(name)} is ${quoteLiteral(mark)}`)
    const database = await connect(toDatabase(options, name), 'scratch')
    return {
      database,
      async drop() {
        await database.close().catch(() => undefined)
        await drop()
      },
    }
  } catch (error) {
    await drop()
    if (error instanceof ConnectionError)
      return { unavailable: `a new database cannot be reached there: ${error.message}` }
    throw error
  }
}

export interface Unavailable {
  /** Why there is none, as the end of a sentence. */
  readonly unavailable: string
}

/** Drops what earlier runs have left that were killed: marked, named and owned as only this tool does it, old and unused. */
export async function dropLeftovers(live: Database): Promise<readonly string[]> {
  const rows = await ask(
    live,
    `select d.datname as name from pg_database d
     where d.datname ~ ${quoteLiteral(namePattern)} and pg_get_userbyid(d.datdba) = current_user
       and shobj_description(d.oid, 'pg_database') = ${quoteLiteral(mark)}
       and ('x' || substr(d.datname, ${prefix.length + 1}, 8))::bit(32)::bigint < extract(epoch from now()) - ${youngSeconds}
       and not exists (select from pg_stat_activity a where a.datid = d.oid)
     order by d.datname`,
  )
  const dropped: string[] = []
  for (const { name } of rows) {
    // Not by force: one that somebody uses after all is refused by the server, and left to its user.
    const isGone = await live.run(`drop database if exists ${quoteName(name ?? '')}`).then(
      () => true,
      () => false,
    )
    if (isGone) dropped.push(name ?? '')
  }
  return dropped
}

interface Model {
  readonly role: string
  readonly mayCreate: boolean
  /** Hexadecimal. */
  readonly second: string
  readonly encoding: string
  /** What follows the encoding: the provider with its locale, and the collation rules of the C library. */
  readonly locale: Readonly<Record<string, string | null>>
}

async function modelOf(live: Database): Promise<Model> {
  const [row] = await ask(
    live,
    `select current_user as role, pg_encoding_to_char(d.encoding) as encoding,
       to_hex(floor(extract(epoch from now()))::bigint) as second,
       (select r.rolcreatedb or r.rolsuper from pg_roles r where r.rolname = current_user) as may_create,
       to_jsonb(d) ->> 'datlocprovider' as provider, d.datcollate as collate, d.datctype as ctype,
       coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as locale,
       to_jsonb(d) ->> 'daticurules' as rules
     from pg_database d where d.datname = current_database()`,
  )
  const { role, may_create, second, encoding, ...locale } = row ?? {}
  return { role: role ?? '', mayCreate: may_create === 't', second: second ?? '', encoding: encoding ?? 'UTF8', locale }
}

/** Copying files is three times as fast as writing the template's contents to the log, the way since 15. */
function createSql(name: string, { encoding, locale }: Model, serverVersion: number): string {
  const { provider, collate, ctype, locale: own, rules } = locale
  const providerName = { i: 'icu', b: 'builtin' }[provider ?? '']
  const ownName = providerName === 'builtin' ? 'builtin_locale' : 'icu_locale'
  const clauses = [
    'template template0',
    `encoding ${quoteLiteral(encoding)}`,
    `lc_collate ${quoteLiteral(collate ?? 'C')}`,
    `lc_ctype ${quoteLiteral(ctype ?? 'C')}`,
    ...(providerName === undefined ? [] : [`locale_provider ${providerName}`]),
    ...(providerName === undefined || own == null ? [] : [`${ownName} ${quoteLiteral(own)}`]),
    ...(rules == null ? [] : [`icu_rules ${quoteLiteral(rules)}`]),
    ...(serverVersion >= 15 ? ['strategy file_copy'] : []),
  ]
  return `create database ${quoteName(name)} ${clauses.join(' ')}`
}

/** The name is unguessable, so what the server finds wrong is never that it exists. */
function refusedCreation(error: unknown): Unavailable {
  if (!(error instanceof StatementError)) throw error
  return { unavailable: `the server makes no database: ${error.message}` }
}

/** By force, because a pooler may keep a session there; from a session of its own where that of the run is lost. */
async function dropDatabase(live: Database, options: ConnectionOptions, name: string): Promise<void> {
  const sql = `drop database if exists ${quoteName(name)} with (force)`
  if (!live.isLost()) {
    await live.run(sql).catch(() => undefined)
    return
  }
  const again = await connect(options, 'scratch').catch(() => null)
  await again?.run(sql).catch(() => undefined)
  await again?.close()
}

/** The same server and login, another database. */
function toDatabase({ url, connection }: ConnectionOptions, name: string): ConnectionOptions {
  if (connection === undefined) return { url: url === undefined ? undefined : urlTo(url, name) }
  const { connectionString, ...given } = connection
  const address = connectionString === undefined ? {} : { connectionString: urlTo(connectionString, name) }
  return { connection: { ...given, ...address, database: name } }
}

function urlTo(url: string, name: string): string {
  const read = connectionUrl(url)
  if ('problem' in read) return url
  const other = read.url
  other.pathname = `/${encodeURIComponent(name)}`
  other.searchParams.delete('dbname')
  return other.href
}
