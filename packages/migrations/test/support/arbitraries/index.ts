import type { KindName } from '../../../src/kinds/index.ts'
import { attachmentGenerator } from './attachment.ts'
import { bystanderGenerator } from './bystander.ts'
import { columnGenerator } from './column.ts'
import { commentGenerator } from './comment.ts'
import { constraintGenerator } from './constraint.ts'
import { defaultPrivilegeGenerator } from './default-privilege.ts'
import { domainGenerator } from './domain.ts'
import { functionGenerator } from './function.ts'
import { grantGenerator } from './grant.ts'
import { policyGenerator, rowLevelSecurityGenerator, ruleGenerator, triggerGenerator } from './guards.ts'
import { optionGenerator } from './option.ts'
import { enumGenerator, extensionGenerator, namespaceGenerator, sequenceGenerator } from './plain-kinds.ts'
import { publishedTableGenerator } from './published-table.ts'
import { sequenceOwnerGenerator } from './sequence-owner.ts'
import type { Generator } from './site.ts'
import { statisticsGenerator } from './statistics.ts'
import { tableGenerator } from './table.ts'
import { indexGenerator } from './table-index.ts'
import { materializedViewGenerator, viewGenerator } from './view.ts'

/** How random objects of each kind come about: the only list of them. A kind without one is a type error. */
export const generators: { readonly [K in KindName]: Generator<K> } = {
  namespace: namespaceGenerator,
  extension: extensionGenerator,
  enum: enumGenerator,
  domain: domainGenerator,
  sequence: sequenceGenerator,
  table: tableGenerator,
  column: columnGenerator,
  constraint: constraintGenerator,
  index: indexGenerator,
  view: viewGenerator,
  'materialized view': materializedViewGenerator,
  function: functionGenerator,
  trigger: triggerGenerator,
  policy: policyGenerator,
  rule: ruleGenerator,
  statistics: statisticsGenerator,
  'row level security': rowLevelSecurityGenerator,
  option: optionGenerator,
  grant: grantGenerator,
  'default privilege': defaultPrivilegeGenerator,
  comment: commentGenerator,
  'sequence owner': sequenceOwnerGenerator,
  attachment: attachmentGenerator,
  'published table': publishedTableGenerator,
  bystander: bystanderGenerator,
}
