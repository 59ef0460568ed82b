import type { ProjectCheck, ServerCheck } from './check.ts'
import { clock } from './clock.ts'
import { configuration } from './configuration.ts'
import { connection } from './connection.ts'
import { dataSource } from './data-source.ts'
import { defaultPrivileges } from './default-privileges.ts'
import { freeConnections } from './free-connections.ts'
import { history } from './history.ts'
import { invalidIndexes } from './invalid-indexes.ts'
import { ledger } from './ledger.ts'
import { lock } from './lock.ts'
import { mayCompare } from './may-compare.ts'
import { mayUpgrade } from './may-upgrade.ts'
import { mayVerify } from './may-verify.ts'
import { openTransactions } from './open-transactions.ts'
import { pooler } from './pooler.ts'
import { revisions } from './revisions.ts'
import { scratchDatabases } from './scratch-databases.ts'
import { searchPath } from './search-path.ts'
import { serverVersion } from './server-version.ts'
import { unvalidatedConstraints } from './unvalidated-constraints.ts'
import { writable } from './writable.ts'

/** What is looked at without a database, the gravest first. */
export const projectChecks: readonly ProjectCheck[] = [configuration, revisions, dataSource]

/** What is looked at in a database that answers, the gravest first. */
export const serverChecks: readonly ServerCheck[] = [
  connection,
  serverVersion,
  writable,
  ledger,
  history,
  mayUpgrade,
  mayCompare,
  mayVerify,
  lock,
  pooler,
  freeConnections,
  openTransactions,
  invalidIndexes,
  unvalidatedConstraints,
  searchPath,
  defaultPrivileges,
  scratchDatabases,
  clock,
]
