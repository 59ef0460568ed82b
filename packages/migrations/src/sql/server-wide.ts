import { codeIn, skeletonOf } from './skeleton.ts'
import { splitStatements } from './split.ts'

/** What does not end at the database that it is sent to: roles, databases, tablespaces, settings, files and sessions of the server. */
const shared = [
  /\b(create|alter|drop) (role|user(?! mapping)|group|database|tablespace|subscription)\b/,
  /\b(comment|label( for [^ ]+)?) on (role|database|tablespace|subscription)\b/,
  /\balter system\b/,
  /\b(reassign|drop) owned\b/,
  /\bcopy\b.*\b(to|from) (program\b|'')/,
  /\b(pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_promote|lo_export|dblink\w*) \(/,
  /\bpg_((create|copy|drop|advance)_\w*(slot|point)|replication_(origin|slot)_\w+|(start|stop)_backup|backup_\w+|wal_replay_\w+|file_\w+|stat_reset\w*) \(/,
]

/** Membership in a role, where a privilege would be granted ON something. */
const membership = /(^|; |\b(begin|then|else|loop) )(grant|revoke) ((?! on |;).)*(;|$)/

/** Whether a text may do something to the whole server. What it would run as code counts; a text in quotes may look so and not be. */
export function isServerWide(sql: string): boolean {
  const statements = splitStatements(sql).map(skeletonOf)
  return statements.some(
    ({ text, strings }) =>
      membership.test(text) ||
      shared.some((pattern) => pattern.test(text)) ||
      strings.some((string) => codeIn(string) !== sql && isServerWide(codeIn(string))),
  )
}
