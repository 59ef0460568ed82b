/**
 * The identity of one object, unique across a schema and readable: `column:reminders.name`, `table:billing."Invoice"`.
 * The default namespace is left out, other names are quoted where PostgreSQL would quote them.
 */
export type Key = string & { readonly Key: unique symbol }

/** The part of a key that a person would write: `reminders.name`. */
export const nameOf = (key: string): string => key.slice(key.indexOf(':') + 1)

/** The kind of object that a key names. */
export const kindNameOf = (key: string): string => key.slice(0, key.indexOf(':'))
