import type { PlanContext } from '../model/kind.ts'
import { quoteName } from '../sql/quote.ts'
import { bareType } from '../sql/type-name.ts'
import { settingsFor } from '../sql/type-settings.ts'
import type { Column } from './column.ts'
import { columnConversion } from './column-conversion.ts'
import { createEnum } from './enum-definition.ts'
import { extensionKind } from './extension.ts'
import { extensionOf } from './extension-declared.ts'
import { extensionKey } from './keys.ts'

interface RowFunction {
  /** In `pg_temp`. It takes rows of whatever table, because a table may be called like a type of PostgreSQL's own: `line`, `path`. */
  readonly name: string
  readonly returns: string
  /** As SQL over `retort_value`, which the row will hold, and `retort_row`. */
  readonly value: string
  /** Where the row's value cannot become one of the other type. */
  readonly otherwise: string
  readonly context: PlanContext
}

/**
 * What makes a function of a row of the table, over what the row holds once the column has its other type: an assignment to a
 * variable of that type, with whatever stands behind USING. A column may be called like a variable, so columns come first.
 */
export function rowFunction(before: Column, after: Column, wanted: RowFunction): string {
  const { name, returns, value, otherwise, context } = wanted
  const { clause } = columnConversion(before, after, context)
  const expression = clause === '' ? quoteName(after.name) : clause.replace(/^ USING /, '')
  return `create or replace function pg_temp.${name}(retort_row anyelement) returns ${returns} language plpgsql as $retort$
#variable_conflict use_column
declare
  retort_value ${after.type};
begin
  select ${expression} into retort_value from (select (retort_row).*) ${quoteName(after.table)};
  return ${value};
exception when others then return ${otherwise};
end $retort$`
}

/** What has to run before such a function is made: the types that the plan has yet to make, and the settings of the statement. */
export const prepared = (before: Column, after: Column, context: PlanContext): readonly string[] => [
  ...freshTypes(after, context),
  ...settingsFor(before.type, after.type).map((setting) => `set local ${setting}`),
]

function freshTypes({ type, uses }: Column, context: PlanContext): readonly string[] {
  const { before, after } = context
  const extension = extensionOf(bareType(type))
  const fresh = [...uses, ...(extension === undefined ? [] : [extensionKey(extension)])].filter(
    (key) => !before.has(key),
  )
  return fresh.flatMap((key) => {
    const [made, brought] = [after.find('enum', key), after.find('extension', key)]
    if (made !== undefined) return [createEnum(made)]
    return brought === undefined ? [] : extensionKind.create(brought, context).map(({ sql }) => sql)
  })
}

/** Types must not stay, so a person makes them in a transaction, too. */
export function shownWith(setup: readonly string[], query: string): string {
  const shown = [...setup.map((sql) => sql.replace(/^set local /, 'set ')), query]
  return (setup.some((sql) => /^CREATE (TYPE|EXTENSION) /.test(sql)) ? ['begin', ...shown, 'rollback'] : shown).join(
    ';\n',
  )
}
