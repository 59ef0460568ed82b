import { connect } from './database.ts'

/** How many tables a database has, but for PostgreSQL's own and those in the schema of the ledger. */
export async function countTables(url: string, ledgerSchema: string): Promise<number> {
  const database = await connect({ url }, 'count tables')
  try {
    const [row] = await database.query(
      `select count(*) as tables
       from pg_catalog.pg_class
       join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
       where relkind in ('r', 'p') and nspname <> $1 and nspname <> 'information_schema' and nspname !~ '^pg_'`,
      [ledgerSchema],
    )
    return Number(row?.tables ?? 0)
  } finally {
    await database.close()
  }
}
