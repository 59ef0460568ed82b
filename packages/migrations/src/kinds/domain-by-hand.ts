import type { Lookup } from '../model/kind.ts'
import { displayName, displayQualified } from '../sql/quote.ts'
import { isArrayType } from '../sql/type-name.ts'
import { createDomain, type Domain } from './domain.ts'
import { domainKey } from './keys.ts'

interface ByHand {
  readonly away: readonly string[]
  readonly again: readonly string[]
}

/** How a person takes a domain away and makes it again: its columns are of the type under it meanwhile. */
export function domainByHand(domain: Domain, { dependents, find }: Lookup): ByHand {
  const name = displayQualified(domain.namespace, domain.name)
  const columns = dependents(domainKey(domain.namespace, domain.name)).flatMap((key) => find('column', key) ?? [])
  const retyped = (type: string): readonly string[] =>
    columns.map((column) => {
      const whole = isArrayType(column.type) ? `${type}[]` : type
      const table = displayQualified(column.namespace, column.table)
      return `ALTER TABLE ${table} ALTER COLUMN ${displayName(column.name)} TYPE ${whole}`
    })
  return {
    away: [...retyped(domain.type), `DROP DOMAIN ${name}`],
    again: [createDomain(domain), ...retyped(name)],
  }
}
