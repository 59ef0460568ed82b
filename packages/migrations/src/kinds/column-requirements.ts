import { kindNameOf } from '../model/key.ts'
import type { Requirement } from '../model/requirement.ts'
import { displayQualified } from '../sql/quote.ts'
import { isCatalogType } from '../sql/spelling.ts'
import { volatilityOf } from '../sql/volatility.ts'
import type { Column } from './column.ts'
import { extensionOf, extensionOfFunction } from './extension-declared.ts'

/** The type of a column and the function of its default, where neither is PostgreSQL's own nor made by a plan. */
export function columnRequirements(column: Column): readonly Requirement[] {
  const made = new Set(column.uses.map(kindNameOf))
  const whose = displayQualified(column.namespace, column.table, column.name)
  const type = typeWithin(column.type)
  const call = /^([a-z_]\w*)\(\)$/.exec(column.default ?? '')?.[1]
  return [
    ...(type === null || isCatalogType(type) || made.has('enum') || made.has('domain')
      ? []
      : [{ what: 'type' as const, name: type, of: whose, extension: extensionOf(type) ?? null }]),
    ...(call === undefined || volatilityOf([call]) === 'steady' || made.has('function')
      ? []
      : [
          {
            what: 'function' as const,
            name: call,
            of: whose,
            extension: extensionOfFunction(call) ?? null,
          },
        ]),
  ]
}

/** `vector` of `vector(3)[]`; null for what has a name of several words, as only PostgreSQL's own have. */
const typeWithin = (type: string): string | null => /^([a-z_]\w*)(?:\([^()]*\))?(?:\[\])*$/.exec(type)?.[1] ?? null
