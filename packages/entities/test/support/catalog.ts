import type { FreshDatabase } from '../../../migrations/test/support/postgres.ts'

export interface CatalogColumn {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly notNull: boolean
  readonly default: string | null
}

export interface CatalogKey {
  readonly name: string
  readonly table: string
  readonly kind: 'p' | 'u'
  readonly columns: readonly string[]
}

export interface CatalogIndex {
  readonly name: string
  readonly table: string
  readonly unique: boolean
  /** Those in descending order are followed by ` desc`. */
  readonly columns: readonly string[]
}

const ownTable = `relation.relnamespace = 'public'::regnamespace and relation.relname <> 'alembic_version'`

/** The columns of every table but Alembic's own, in the order of the tables' names and then their own. */
export const catalogColumns = (database: FreshDatabase): Promise<CatalogColumn[]> =>
  database.query(`
    select relation.relname as table, attribute.attname as name,
      format_type(attribute.atttypid, attribute.atttypmod) as type,
      attribute.attnotnull as "notNull",
      pg_get_expr(defaults.adbin, defaults.adrelid) as default
    from pg_class relation
    join pg_attribute attribute on attribute.attrelid = relation.oid and attnum > 0 and not attisdropped
    left join pg_attrdef defaults on defaults.adrelid = relation.oid and defaults.adnum = attribute.attnum
    where relation.relkind = 'r' and ${ownTable}
    order by relation.relname, attribute.attnum`)

/** Constraints other than NOT NULL, which the columns tell already. */
export const catalogConstraints = (database: FreshDatabase): Promise<CatalogKey[]> =>
  database.query(`
    select constraints.conname as name, relation.relname as table, constraints.contype as kind,
      array(
        select attribute.attname::text
        from unnest(constraints.conkey) with ordinality as key(number, place)
        join pg_attribute attribute on attribute.attrelid = relation.oid and attribute.attnum = key.number
        order by key.place
      ) as columns
    from pg_constraint constraints
    join pg_class relation on relation.oid = constraints.conrelid
    where constraints.contype <> 'n' and ${ownTable}
    order by constraints.conname`)

/** Indexes that no constraint made. */
export const catalogIndexes = (database: FreshDatabase): Promise<CatalogIndex[]> =>
  database.query(`
    select index_relation.relname as name, relation.relname as table, index.indisunique as unique,
      array(
        select attribute.attname || case when index.indoption[key.place - 1] & 1 = 1 then ' desc' else '' end
        from unnest(index.indkey) with ordinality as key(number, place)
        join pg_attribute attribute on attribute.attrelid = relation.oid and attribute.attnum = key.number
        order by key.place
      ) as columns
    from pg_index index
    join pg_class index_relation on index_relation.oid = index.indexrelid
    join pg_class relation on relation.oid = index.indrelid
    where ${ownTable}
      and not exists (select from pg_constraint where conindid = index.indexrelid)
    order by index_relation.relname`)
