import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'defaults of every spelling that TypeORM takes'

@Entity()
export class PlainDefaults {
  @PrimaryColumn({ type: 'integer', default: 7 })
  id!: number

  @Column({ type: 'integer', default: -1 })
  negative!: number

  @Column({ type: 'bigint', default: '9223372036854775807' })
  bigint!: string

  @Column({ type: 'numeric', precision: 6, scale: 2, default: 1.5 })
  numeric!: string

  @Column({ type: 'numeric', default: '1.50' })
  numericAsText!: string

  @Column({ type: 'double precision', default: 1e-7 })
  float!: number

  @Column({ type: 'boolean', default: true })
  yes!: boolean

  @Column({ type: 'boolean', default: false })
  no!: boolean

  @Column({ type: 'boolean', default: 'false' })
  noAsText!: boolean

  @Column({ type: 'text', default: '' })
  empty!: string

  @Column({ type: 'text', default: 'now()' })
  textThatLooksLikeACall!: string

  @Column({ type: 'text', default: 'a::text b, "c" $$d$$ \\n -- e' })
  textWithEverythingButAQuote!: string

  @Column({ type: 'varchar', length: 20, default: 'NULL' })
  textThatLooksLikeNull!: string

  @Column({ type: 'char', length: 3, default: 'eur' })
  char!: string

  @Column({ type: 'date', default: '2020-02-29' })
  date!: string

  @Column({ type: 'timestamptz', default: '1970-01-01' })
  moment!: Date

  @Column({ type: 'interval', default: '1 day' })
  interval!: string

  @Column({ type: 'uuid', default: '00000000-0000-0000-0000-000000000000' })
  uuid!: string

  @Column({ type: 'inet', default: '127.0.0.1' })
  inet!: string

  @Column({ type: 'text', default: null })
  nothing!: string | null
}

@Entity()
export class DocumentDefaults {
  @PrimaryColumn({ type: 'integer' })
  id!: number

  @Column({ type: 'jsonb', default: {} })
  emptyObject!: object

  @Column({ type: 'jsonb', default: { b: 1, a: ["it's", null, { c: true }] } })
  object!: object

  @Column({ type: 'json', default: { b: 1, a: 2 } })
  json!: object

  @Column({ type: 'jsonb', default: [] })
  emptyList!: object

  @Column({ type: 'jsonb', default: '{"as": "text"}' })
  objectAsText!: object

  @Column({ type: 'jsonb', default: () => "'{}'::jsonb" })
  objectAsSql!: object
}

@Entity()
export class ArrayDefaults {
  @PrimaryColumn({ type: 'integer' })
  id!: number

  @Column({ type: 'integer', array: true, default: [] })
  empty!: number[]

  @Column({ type: 'integer', array: true, default: [1, -2] })
  integers!: number[]

  @Column({ type: 'boolean', array: true, default: [true, false] })
  booleans!: boolean[]

  @Column({ type: 'text', array: true, default: ['a', 'b c'] })
  texts!: string[]

  @Column({ type: 'text', array: true, default: '{}' })
  emptyAsText!: string[]

  @Column({ type: 'text', array: true, default: () => `ARRAY['x', 'y']` })
  asConstructor!: string[]

  @Column({ type: 'text', array: true, default: () => 'ARRAY[]::text[]' })
  emptyAsConstructor!: string[]
}

@Entity()
export class SqlDefaults {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string

  @Column({ type: 'timestamptz', default: () => 'now()' })
  now!: Date

  @Column({ type: 'timestamptz', default: () => 'NOW()' })
  nowInUpperCase!: Date

  @Column({ type: 'timestamptz', default: () => `now() + interval '1 day'` })
  tomorrow!: Date

  @Column({ type: 'timestamp', default: () => `(now() AT TIME ZONE 'utc')` })
  wallClockOfUtc!: Date

  @Column({ type: 'text', default: () => `'a' || 'b'` })
  concatenation!: string

  @Column({ type: 'text', default: () => `current_setting('server_version')` })
  setting!: string

  @Column({ type: 'text', default: () => 'CURRENT_USER' })
  user!: string

  @Column({ type: 'integer', default: () => '2 * (3 + 4)' })
  arithmetic!: number

  @Column({ type: 'text', default: () => `'it''s'` })
  quote!: string

  @Column({ type: 'varchar', length: 10, default: () => `'x'::character varying` })
  withCast!: string

  @Column({ type: 'double precision', default: () => 'random()' })
  random!: number

  @Column({ type: 'text', nullable: true, default: () => 'NULL' })
  nullAsSql!: string | null
}

export const entities = [PlainDefaults, DocumentDefaults, ArrayDefaults, SqlDefaults]
