import fc from 'fast-check'

import type { Grant } from '../../../src/kinds/grant.ts'
import { die, pick, rarely } from './choose.ts'
import { generator, type Site } from './site.ts'

const nothing = { namespace: null, arguments: null, column: null, of: null } as const

type Target = Pick<Grant, 'on' | 'namespace' | 'name' | 'arguments' | 'column' | 'of'> & {
  readonly privileges: readonly string[]
}

/** What everybody can be let do something with, or, where everybody may, be kept from it. */
function targetsIn({ schema }: Site): readonly Target[] {
  const named = ({ namespace, name }: { readonly namespace: string | null; readonly name: string }) => ({
    ...nothing,
    namespace,
    name,
  })
  return [
    ...schema.table.map((table) => ({ ...named(table), on: 'table' as const, privileges: ['SELECT', 'INSERT'] })),
    ...schema.view.map((view) => ({ ...named(view), on: 'view' as const, privileges: ['SELECT', 'UPDATE'] })),
    ...schema.column.map(({ namespace, table, name }) => ({
      ...nothing,
      ...{ on: 'table' as const, namespace, name: table, column: name, privileges: ['SELECT', 'UPDATE'] },
    })),
    ...schema.sequence.map((each) => ({ ...named(each), on: 'sequence' as const, privileges: ['USAGE', 'SELECT'] })),
    ...schema.namespace.map(({ name }) => ({
      ...nothing,
      ...{ on: 'namespace' as const, name, privileges: ['USAGE', 'CREATE'] },
    })),
    ...schema.function.map((made) => ({
      ...named(made),
      ...{ on: 'function' as const, arguments: made.arguments, privileges: ['EXECUTE'] },
    })),
    ...schema.enum.map((type) => ({ ...named(type), on: 'enum' as const, privileges: ['USAGE'] })),
    ...schema.domain.map((type) => ({ ...named(type), on: 'domain' as const, privileges: ['USAGE'] })),
  ]
}

/** To everybody, because a role would be the whole server's. */
export const grantGenerator = generator({
  kind: 'grant',
  slots: 3,
  stage: () => 2,
  seed: fc.record({ target: die(), privilege: die(), spare: rarely(8) }),
  grow({ target, privilege, spare }, site) {
    const found = pick(targetsIn(site), target)
    if (found === undefined || spare) return null
    const { privileges, ...place } = found
    const isUsual = found.on === 'function' || found.on === 'enum' || found.on === 'domain'
    return {
      object: {
        ...place,
        privilege: pick(privileges, privilege) ?? 'SELECT',
        ...{ grantee: 'PUBLIC', grantor: null, given: !isUsual, grantable: false },
      },
    }
  },
})
