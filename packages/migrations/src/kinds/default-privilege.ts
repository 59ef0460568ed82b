import type { Declarable } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { Kind } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { displayName, quoteName } from '../sql/quote.ts'
import { decodeDefaultPrivilege, defaultPrivilegeCatalog } from './default-privilege-catalog.ts'
import { namespaceKey } from './keys.ts'

/** One thing that a role may do with whatever of a sort is made in a namespace from then on. */
export interface DefaultPrivilege {
  /** Who makes it, as SQL; null for the role that asks. */
  readonly maker: string | null
  /** By its own name, also where it is the default one. */
  readonly inNamespace: string
  readonly on: 'TABLES' | 'SEQUENCES' | 'FUNCTIONS' | 'TYPES'
  readonly privilege: string
  /** As SQL. */
  readonly grantee: string
  readonly grantable: boolean
}

export const defaultPrivilegeKind: Kind<DefaultPrivilege> & Declarable = {
  name: 'default privilege',
  // Behind everything that the same revision makes, of which the grants are known.
  rank: 80,
  isBeyondEntities: true,
  isIdle: true,
  rebuildable: () => true,
  carried: () => true,
  key: ({ maker, inNamespace, on, privilege, grantee }) =>
    `default privilege:${privilege} on ${on.toLowerCase()} to ${grantee} in ${displayName(inNamespace)}${maker === null ? '' : ` of ${maker}`}` as Key,
  references: ({ inNamespace }) => [namespaceKey(inNamespace)],
  container: ({ inNamespace }) => namespaceKey(inNamespace),
  catalog: { sql: defaultPrivilegeCatalog, decode: decodeDefaultPrivilege },
  declared: () => [],
  declaration: {
    begins: /^alter\s+default\s+privileges\s(?=[\s\S]*?\bin\s+schema\s)[\s\S]*?\b(?:grant|revoke)\s/i,
    example: 'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader',
    isUpon: true,
  },
  create: (privilege) => [given(privilege)],
  drop: (privilege, { dropped }) =>
    dropped.has(namespaceKey(privilege.inNamespace)) ? [] : [taken(privilege, 'REVOKE')],
  change: (_before, after) => [after.grantable ? given(after) : taken(after, 'REVOKE GRANT OPTION FOR')],
}

const headOf = ({ maker, inNamespace }: DefaultPrivilege): string =>
  `ALTER DEFAULT PRIVILEGES${maker === null ? '' : ` FOR ROLE ${maker}`} IN SCHEMA ${quoteName(inNamespace)}`

const given = (privilege: DefaultPrivilege): Statement =>
  statement(
    `${headOf(privilege)} GRANT ${privilege.privilege} ON ${privilege.on} TO ${privilege.grantee}${privilege.grantable ? ' WITH GRANT OPTION' : ''}`,
  )

const taken = (privilege: DefaultPrivilege, word: string): Statement =>
  statement(`${headOf(privilege)} ${word} ${privilege.privilege} ON ${privilege.on} FROM ${privilege.grantee}`)
