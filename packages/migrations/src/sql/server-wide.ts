import { splitStatements } from './split.ts'

/** What does not end at the database that it is sent to: roles, databases, tablespaces, settings and sessions of the server. */
const shared = [
  /\b(create|alter|drop)\s+(role|user(?!\s+mapping)|group|database|tablespace|subscription)\b/i,
  /\bcomment\s+on\s+(role|database|tablespace|subscription)\b/i,
  /\balter\s+system\b/i,
  /\b(reassign|drop)\s+owned\b/i,
  /\bcopy\b[\s\S]*\b(to|from)\s+program\b/i,
  /\b(pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_promote|dblink\w*|lo_export)\s*\(/i,
]

/** Membership in a role, where a privilege would be granted ON something. */
const membership = /^(grant|revoke)\b(?![\s\S]*\bon\b)/i

/** Whether a text may do something to the whole server. A text in quotes may look so and not be. */
export const isServerWide = (sql: string): boolean =>
  shared.some((pattern) => pattern.test(sql)) ||
  (/\b(grant|revoke)\b/i.test(sql) && splitStatements(sql).some((statement) => membership.test(statement)))
