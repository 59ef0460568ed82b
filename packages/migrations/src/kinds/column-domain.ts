import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import { displayQualified } from '../sql/quote.ts'
import { shortType } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import type { Domain } from './domain.ts'

/**
 * The type that the values of a column are of, with a domain, or one over another, taken off: `email[]` → `text[]`. It is
 * all that TypeORM, which refuses a type that PostgreSQL does not bring along, can say of such a column.
 */
export function typeUnderDomains(type: string, uses: readonly Key[], lookup: Lookup): string {
  const domain = domainOf(type, uses, lookup)
  const brackets = /(\[\])*$/.exec(type)?.[0] ?? ''
  return domain === undefined ? type : `${typeUnderDomains(domain.type, domain.uses, lookup)}${brackets}`
}

/** What to say where a column gets another type than its domain: whatever else the domain demanded goes with it. */
export function farewellTo(before: Column, after: Column, lookup: Lookup): readonly string[] {
  const domain = domainOf(before.type, before.uses, lookup)
  if (domain === undefined || (domain.checks.length === 0 && !domain.notNull)) return []
  const type = shortType(after.type)
  return [
    `${displayQualified(after.namespace, after.table, after.name)} leaves the domain ${before.type}: a ${type} is held to none of its conditions.`,
  ]
}

function domainOf(type: string, uses: readonly Key[], lookup: Lookup): Domain | undefined {
  const element = type.replace(/(\[\])+$/, '')
  return uses
    .flatMap((key) => lookup.find('domain', key) ?? [])
    .find(({ namespace, name }) => displayQualified(namespace, name) === element)
}
