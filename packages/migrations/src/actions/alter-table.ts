import type { AlterTableCmd, AlterTableStmt, Node } from 'libpg-query'

import type { Action, TableAction } from '../model/action.ts'
import type { RelationName } from '../model/relation.ts'
import { columnOf, constraintIn, constraintOf } from './definitions.ts'
import { factsOf } from './expressions.ts'
import { type Naming, relationOf, typeOf } from './names.ts'

/** The parts of an ALTER of a table, or of what can be altered like one. */
export function alterTableActions({ relation, cmds, objtype }: AlterTableStmt, naming: Naming): readonly Action[] {
  const table = relationOf(relation, naming)
  const commands = (cmds ?? []).flatMap((node) => ('AlterTableCmd' in node ? [node.AlterTableCmd] : []))
  return commands.flatMap((command): readonly Action[] => {
    if (objtype === 'OBJECT_INDEX') return [indexAction(command, table, naming)]
    const type = command.subtype ?? ''
    const found = readers[type]?.({ command, table, naming })
    return found === undefined
      ? [{ does: 'set-attribute', table, what: worded(type), isGentle: gentle.has(type) }]
      : found
  })
}

function indexAction({ subtype, def }: AlterTableCmd, name: RelationName, naming: Naming): Action {
  if (subtype !== 'AT_AttachPartition') return { does: 'alter-index', name }
  return { does: 'attach-index', name, part: relationOf(partitionIn(def)?.name, naming) }
}

interface Part {
  readonly command: AlterTableCmd
  readonly table: RelationName
  readonly naming: Naming
}

type Reader = (part: Part) => readonly TableAction[]

/** Those that take SHARE UPDATE EXCLUSIVE, beside which rows are read and written. */
const gentle: ReadonlySet<string> = new Set([
  'AT_SetStatistics',
  'AT_SetOptions',
  'AT_ResetOptions',
  'AT_ClusterOn',
  'AT_DropCluster',
])

/** `AT_ChangeOwner` is "change owner". */
const worded = (type: string): string =>
  type
    .replace(/^AT_/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()

const ofColumn =
  (
    does: 'set-not-null' | 'drop-not-null' | 'set-expression' | 'drop-expression' | 'add-identity' | 'drop-identity',
  ): Reader =>
  ({ command, table }) => [{ does, table, column: command.name ?? '' }]

const ofTable =
  (does: 'set-tablespace' | 'set-access-method'): Reader =>
  ({ table }) => [{ does, table }]

const rowSecurity =
  (change: 'enable' | 'disable' | 'force'): Reader =>
  ({ table }) => [{ does: 'row-security', table, change }]

const triggers =
  (enabled: boolean, all: boolean): Reader =>
  ({ table }) => [{ does: 'set-triggers', table, enabled, all }]

const setOptions: Reader = ({ command, table }) => [{ does: 'set-options', table, options: optionNames(command.def) }]

const readers: Readonly<Record<string, Reader>> = {
  AT_AddColumn: ({ command: { def, missing_ok }, table, naming }) =>
    def !== undefined && 'ColumnDef' in def
      ? [{ does: 'add-column', table, column: columnOf(def.ColumnDef, naming), ifNotExists: missing_ok === true }]
      : [],
  AT_DropColumn: ({ command: { name = '', behavior }, table }) => [
    { does: 'drop-column', table, column: name, cascades: behavior === 'DROP_CASCADE' },
  ],
  AT_AlterColumnType: setType,
  AT_ColumnDefault: ({ command: { name = '', def }, table }) => [
    { does: 'set-default', table, column: name, drops: def === undefined },
  ],
  AT_SetNotNull: ofColumn('set-not-null'),
  AT_DropNotNull: ofColumn('drop-not-null'),
  AT_SetExpression: ofColumn('set-expression'),
  AT_DropExpression: ofColumn('drop-expression'),
  AT_AddIdentity: ofColumn('add-identity'),
  AT_SetIdentity: ({ command: { name = '', def }, table }) => [
    { does: 'set-identity', table, column: name, restarts: optionNames(def).includes('restart') },
  ],
  AT_DropIdentity: ofColumn('drop-identity'),
  AT_AddConstraint: ({ command: { def }, table, naming }) =>
    (def === undefined ? [] : constraintIn(def)).flatMap((each) => {
      const constraint = constraintOf(each, naming)
      return constraint === null ? [] : [{ does: 'add-constraint', table, constraint } as const]
    }),
  AT_ValidateConstraint: ({ command: { name = '' }, table }) => [{ does: 'validate-constraint', table, name }],
  AT_DropConstraint: ({ command: { name = '', behavior }, table }) => [
    { does: 'drop-constraint', table, name, cascades: behavior === 'DROP_CASCADE' },
  ],
  AT_AlterConstraint: ({ command: { def }, table }) => {
    const change = def !== undefined && 'ATAlterConstraint' in def ? def.ATAlterConstraint : {}
    const enforced = change.alterEnforceability === true ? change.is_enforced === true : null
    return [{ does: 'alter-constraint', table, name: change.conname ?? '', enforced }]
  },
  AT_SetLogged: ({ table }) => [{ does: 'set-logged', table, logged: true }],
  AT_SetUnLogged: ({ table }) => [{ does: 'set-logged', table, logged: false }],
  AT_SetTableSpace: ofTable('set-tablespace'),
  AT_SetAccessMethod: ofTable('set-access-method'),
  AT_SetRelOptions: setOptions,
  AT_ResetRelOptions: setOptions,
  AT_EnableRowSecurity: rowSecurity('enable'),
  AT_DisableRowSecurity: rowSecurity('disable'),
  AT_ForceRowSecurity: rowSecurity('force'),
  AT_EnableTrig: triggers(true, false),
  AT_EnableAlwaysTrig: triggers(true, false),
  AT_EnableReplicaTrig: triggers(true, false),
  AT_EnableTrigAll: triggers(true, true),
  AT_EnableTrigUser: triggers(true, true),
  AT_DisableTrig: triggers(false, false),
  AT_DisableTrigAll: triggers(false, true),
  AT_DisableTrigUser: triggers(false, false),
  AT_AddInherit: (part) => inherit(part, false),
  AT_DropInherit: (part) => inherit(part, true),
  AT_AttachPartition: ({ command: { def }, table, naming }) => [
    { does: 'attach-partition', table, partition: relationOf(partitionIn(def)?.name, naming) },
  ],
  AT_DetachPartition: ({ command: { def }, table, naming }) => {
    const { name, concurrent } = partitionIn(def) ?? {}
    return [{ does: 'detach-partition', table, partition: relationOf(name, naming), concurrently: concurrent === true }]
  },
}

const partitionIn = (def: Node | undefined) =>
  def !== undefined && 'PartitionCmd' in def ? def.PartitionCmd : undefined

const optionNames = (def: Node | undefined): readonly string[] =>
  def !== undefined && 'List' in def
    ? (def.List.items ?? []).flatMap((item) => ('DefElem' in item ? (item.DefElem.defname ?? '') : []))
    : []

function inherit({ command: { def }, table, naming }: Part, stops: boolean): readonly TableAction[] {
  const parent = def !== undefined && 'RangeVar' in def ? def.RangeVar : undefined
  return [{ does: 'inherit', table, parent: relationOf(parent, naming), stops }]
}

function setType({ command: { name = '', def }, table, naming }: Part): readonly TableAction[] {
  if (def === undefined || !('ColumnDef' in def)) return []
  const { typeName, raw_default: using, collClause } = def.ColumnDef
  const type = typeOf(typeName, naming)
  return [
    {
      does: 'set-type',
      table,
      column: name,
      type,
      using: isRelabelling(using, name, type.text, naming) ? null : factsOf(using),
      collates: collClause !== undefined,
    },
  ]
}

/** `USING c` and `USING c::the_type` do what PostgreSQL does by itself. */
function isRelabelling(using: Node | undefined, ...[column, type, naming]: [string, string, Naming]): boolean {
  if (using === undefined) return true
  if ('TypeCast' in using) {
    return (
      typeOf(using.TypeCast.typeName, naming).text === type && isRelabelling(using.TypeCast.arg, column, type, naming)
    )
  }
  return 'ColumnRef' in using && factsOf(using)?.columns[0] === column
}
