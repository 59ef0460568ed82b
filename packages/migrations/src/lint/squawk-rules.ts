/** What is done with a rule of squawk's: on, as advice on style, left to the rule of ours that says the same and knows the tables, or off for a reason. */
export type SquawkRule = 'on' | 'style' | { readonly ours: string } | { readonly off: string }

/** Every rule of squawk's. One that is not here is on. */
export const squawkRules: Readonly<Record<string, SquawkRule>> = {
  'adding-field-with-default': { ours: 'volatile-default' },
  'adding-foreign-key-constraint': { ours: 'add-foreign-key' },
  'adding-not-nullable-field': { ours: 'set-not-null' },
  'adding-required-field': { ours: 'required-column' },
  'adding-serial-primary-key-field': { ours: 'add-serial' },
  'ban-alter-domain-with-add-constraint': { ours: 'constrain-domain' },
  'ban-char-field': 'style',
  'ban-concurrent-index-creation-in-transaction': { ours: 'outside-transaction' },
  'ban-create-domain-with-constraint': 'on',
  'ban-drop-column': { ours: 'drop-column' },
  'ban-drop-database': 'on',
  'ban-drop-not-null': 'on',
  'ban-drop-table': { ours: 'drop-table' },
  'ban-duplicate-column-assignments': 'on',
  'ban-truncate-cascade': { ours: 'truncate' },
  'ban-uncommitted-transaction': { ours: 'transaction-control' },
  // It is met by every change of a type, also by those that PostgreSQL makes without touching a row.
  'changing-column-type': { ours: 'change-column-type' },
  'constraint-missing-not-valid': { ours: 'add-check' },
  'disallowed-unique-constraint': { ours: 'add-unique' },
  'identifier-too-long': 'on',
  'prefer-bigint-over-int': 'style',
  'prefer-bigint-over-smallint': 'style',
  'prefer-identity': 'style',
  'prefer-repack': { ours: 'rewrite-table' },
  'prefer-robust-stmts': {
    off: 'IF NOT EXISTS is content with a table of another shape and with an index that a failed build left invalid. A revision that fails is rolled back, or resumed where it stopped.',
  },
  'prefer-text-field': 'style',
  'prefer-timestamp-tz': 'style',
  'renaming-column': { ours: 'rename-column' },
  'renaming-table': { ours: 'rename-table' },
  'require-concurrent-index-creation': { ours: 'blocking-index' },
  'require-concurrent-index-deletion': { ours: 'drop-index' },
  'require-concurrent-partition-detach': { ours: 'detach-partition' },
  // It says that readers of the table wait, who do not: they wait for the index alone.
  'require-concurrent-reindex': { ours: 'reindex' },
  'require-enum-value-ordering': 'on',
  'require-lock-timeout': { off: 'The run sets lock_timeout for every statement, and tries again.' },
  'require-statement-timeout': {
    off: 'A statement that has its locks is let finish; what waits for locks is bounded by lock_timeout.',
  },
  'require-table-schema': { off: 'The run sets the search path, so that an unqualified name means one schema.' },
  'require-timeout-settings': { off: 'The run sets lock_timeout for every statement, and tries again.' },
  'syntax-error': { off: "PostgreSQL's own grammar has read the statement by then." },
  'transaction-nesting': { ours: 'transaction-control' },
  'unused-ignore': 'on',
}

/** How grave a finding of squawk's is taken to be; null for one that is left out. */
export function squawkLevel(rule: string): 'warning' | 'note' | null {
  const decision = Object.hasOwn(squawkRules, rule) ? squawkRules[rule] : 'on'
  if (typeof decision === 'object') return null
  return decision === 'style' ? 'note' : 'warning'
}
