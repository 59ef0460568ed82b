import type { Declarable } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { Kind } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { displayName, quoteName } from '../sql/quote.ts'
import { privilegeAmends } from './default-privilege-amends.ts'
import { decodeDefaultPrivilege, defaultPrivilegeCatalog } from './default-privilege-catalog.ts'
import { namespaceKey } from './keys.ts'

/** One thing that a role may do with whatever of a sort is made from then on, or may not although it may with what is made elsewhere. */
export interface DefaultPrivilege {
  /** Who makes it, as SQL; null for the role that asks. */
  readonly maker: string | null
  /** By its own name, also where it is the default one; null for all of them. */
  readonly inNamespace: string | null
  readonly on: 'TABLES' | 'SEQUENCES' | 'FUNCTIONS' | 'TYPES' | 'SCHEMAS' | 'LARGE OBJECTS'
  readonly privilege: string
  /** As SQL. */
  readonly grantee: string
  readonly grantable: boolean
  /** PostgreSQL gives it unasked, and it is taken back. */
  readonly isTakenBack: boolean
}

export const defaultPrivilegeKind: Kind<DefaultPrivilege> & Declarable = {
  name: 'default privilege',
  // Behind everything that the same revision makes, of which the grants are known.
  rank: 80,
  isBeyondEntities: true,
  isIdle: true,
  rebuildable: () => true,
  carried: () => true,
  key: ({ maker, inNamespace, on, privilege, grantee, isTakenBack }) =>
    `default privilege:${privilege} on ${on.toLowerCase()} ${isTakenBack ? 'from' : 'to'} ${grantee}${inNamespace === null ? '' : ` in ${displayName(inNamespace)}`}${maker === null ? '' : ` of ${maker}`}` as Key,
  references: ({ inNamespace }) => (inNamespace === null ? [] : [namespaceKey(inNamespace)]),
  container: ({ inNamespace }) => (inNamespace === null ? null : namespaceKey(inNamespace)),
  catalog: { sql: defaultPrivilegeCatalog, decode: decodeDefaultPrivilege },
  declared: () => [],
  declaration: {
    begins: /^alter\s+default\s+privileges\s[\s\S]*?\b(?:grant|revoke)\s/i,
    example: 'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader',
    isUpon: true,
  },
  amends: privilegeAmends,
  create: (privilege) => [privilege.isTakenBack ? taken(privilege, 'REVOKE') : given(privilege)],
  drop(privilege, { dropped }) {
    const { inNamespace, isTakenBack } = privilege
    if (inNamespace !== null && dropped.has(namespaceKey(inNamespace))) return []
    return [isTakenBack ? given(privilege) : taken(privilege, 'REVOKE')]
  },
  change: (_before, after) => [after.grantable ? given(after) : taken(after, 'REVOKE GRANT OPTION FOR')],
}

const headOf = ({ maker, inNamespace }: DefaultPrivilege): string =>
  [
    'ALTER DEFAULT PRIVILEGES',
    ...(maker === null ? [] : [`FOR ROLE ${maker}`]),
    ...(inNamespace === null ? [] : [`IN SCHEMA ${quoteName(inNamespace)}`]),
  ].join(' ')

const given = (privilege: DefaultPrivilege): Statement =>
  statement(
    `${headOf(privilege)} GRANT ${privilege.privilege} ON ${privilege.on} TO ${privilege.grantee}${privilege.grantable ? ' WITH GRANT OPTION' : ''}`,
  )

const taken = (privilege: DefaultPrivilege, word: string): Statement =>
  statement(`${headOf(privilege)} ${word} ${privilege.privilege} ON ${privilege.on} FROM ${privilege.grantee}`)
