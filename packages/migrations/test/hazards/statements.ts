/** Statements that no rule is about, or that a rule is about in some other form: what they do is measured all the same. */
export interface MeasuredStatement {
  readonly sql: string
  readonly given?: readonly string[]
  readonly since?: number
  readonly until?: number
}

export const statements: readonly MeasuredStatement[] = [
  { sql: 'create table plain (id bigint primary key, name text)' },
]
