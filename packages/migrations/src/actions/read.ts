import type { CommentStmt, IndexStmt, Node, ReindexStmt, VacuumStmt } from 'libpg-query'

import type { Action } from '../model/action.ts'
import { lockModes } from '../model/statement.ts'
import { alterTableActions } from './alter-table.ts'
import { elementName } from './element-name.ts'
import { nodesIn, relationsIn } from './expressions.ts'
import { type Naming, nameOf, partsOf, qualifiedName, relationOf, stringsOf, typeOf } from './names.ts'
import { createTableActions, dropActions, moveActions, renameActions } from './objects.ts'
import { otherDefinition } from './other-definition.ts'
import { deleteActions, insertActions, mergeActions, selectActions, updateActions } from './row-actions.ts'

type NodeName = Node extends infer Each ? (Each extends unknown ? keyof Each : never) : never
type Readers = {
  readonly [N in NodeName]?: (node: Extract<Node, Record<N, unknown>>[N], naming: Naming) => readonly Action[]
}

/** What one statement does, as actions; one of which nothing is known is an `other-definition`. */
export function actionsOf(node: Node, naming: Naming): readonly Action[] {
  const [[type, inner] = ['', {}]] = Object.entries(node)
  const read = readers[type as NodeName] as ((node: unknown, naming: Naming) => readonly Action[]) | undefined
  return read?.(inner, naming) ?? [otherDefinition(node, naming)]
}

const outside = (what: string) => (): readonly Action[] => [{ does: 'outside-transaction', what }]

const readers: Readers = {
  AlterTableStmt: alterTableActions,
  CreateStmt: createTableActions,
  DropStmt: dropActions,
  RenameStmt: renameActions,
  AlterObjectSchemaStmt: moveActions,
  IndexStmt: indexActions,
  ReindexStmt: reindexActions,
  CommentStmt: commentActions,
  VacuumStmt: vacuumActions,
  CreateTableAsStmt: ({ into, query, objtype, if_not_exists }, naming) => [
    {
      does: 'create-table-as',
      table: relationOf(into?.rel, naming),
      sort: objtype === 'OBJECT_MATVIEW' ? 'materialized view' : 'table',
      reads: into?.skipData === true ? [] : relationsIn(query).map((each) => relationOf(each, naming)),
      ifNotExists: if_not_exists === true,
    },
  ],
  CreateSchemaStmt: ({ schemaname = '', if_not_exists }) => [
    { does: 'create-schema', name: schemaname, ifNotExists: if_not_exists === true },
  ],
  ViewStmt: ({ view, replace }, naming) => [
    { does: 'create-view', name: relationOf(view, naming), replaces: replace === true },
  ],
  RefreshMatViewStmt: ({ relation, concurrent, skipData }, naming) => [
    {
      does: 'refresh',
      name: relationOf(relation, naming),
      concurrently: concurrent === true,
      empties: skipData === true,
    },
  ],
  ClusterStmt: ({ relation }, naming) => [
    { does: 'rewrite-table', table: relation === undefined ? null : relationOf(relation, naming), by: 'CLUSTER' },
  ],
  CreateEnumStmt: ({ typeName, vals }, naming) => [
    { does: 'create-enum', name: nameOf(typeName, naming), values: stringsOf(vals) },
  ],
  AlterEnumStmt: ({ typeName, oldVal, newVal = '', skipIfNewValExists }, naming) => {
    const name = nameOf(typeName, naming)
    if (oldVal !== undefined) return [{ does: 'rename-enum-value', name, from: oldVal, to: newVal }]
    return [{ does: 'add-enum-value', name, value: newVal, ifNotExists: skipIfNewValExists === true }]
  },
  CreateDomainStmt: ({ domainname, typeName, constraints }, naming) => [
    {
      does: 'create-domain',
      name: nameOf(domainname, naming),
      base: typeOf(typeName, naming).text,
      isConstrained: nodesIn(constraints, 'Constraint').some(({ contype }) =>
        ['CONSTR_CHECK', 'CONSTR_NOTNULL'].includes(contype ?? ''),
      ),
    },
  ],
  AlterDomainStmt: ({ typeName, subtype, def }, naming) => {
    const isLater = def !== undefined && 'Constraint' in def && def.Constraint.skip_validation === true
    // C adds a constraint, V validates one, O sets NOT NULL.
    const change = ['C', 'V', 'O'].includes(subtype ?? '') ? (isLater ? 'constrains' : 'checks') : 'frees'
    return [{ does: 'alter-domain', name: nameOf(typeName, naming), change }]
  },
  CreateSeqStmt: ({ sequence }, naming) => [{ does: 'create-sequence', name: relationOf(sequence, naming) }],
  AlterSeqStmt: ({ sequence, options }, naming) => {
    const names = nodesIn(options, 'DefElem').map(({ defname }) => defname)
    return [
      {
        does: 'alter-sequence',
        name: relationOf(sequence, naming),
        restarts: names.includes('restart'),
        ownedOnly: names.every((name) => name === 'owned_by'),
      },
    ]
  },
  CreateTrigStmt: ({ relation, trigname = '' }, naming) => [
    { does: 'add-trigger', table: relationOf(relation, naming), name: trigname },
  ],
  RuleStmt: ({ relation, rulename = '' }, naming) => [
    { does: 'add-rule', table: relationOf(relation, naming), name: rulename },
  ],
  CreatePolicyStmt: ({ table, policy_name = '' }, naming) => [
    { does: 'set-policy', table: relationOf(table, naming), name: policy_name },
  ],
  AlterPolicyStmt: ({ table, policy_name = '' }, naming) => [
    { does: 'set-policy', table: relationOf(table, naming), name: policy_name },
  ],
  CreateStatsStmt: ({ relations, defnames }, naming) => {
    const name = defnames === undefined ? null : nameOf(defnames, naming)
    return relationsIn(relations).map((each) => ({ does: 'add-statistics', table: relationOf(each, naming), name }))
  },
  CreatePublicationStmt: ({ pubobjects }, naming) => published(pubobjects, naming),
  AlterPublicationStmt: ({ pubobjects }, naming) => published(pubobjects, naming),
  TruncateStmt: ({ relations, behavior }, naming) =>
    relationsIn(relations).map((each) => ({
      does: 'truncate',
      table: relationOf(each, naming),
      cascades: behavior === 'DROP_CASCADE',
    })),
  UpdateStmt: updateActions,
  DeleteStmt: deleteActions,
  InsertStmt: insertActions,
  MergeStmt: mergeActions,
  SelectStmt: selectActions,
  CopyStmt: ({ relation, is_from, query }, naming) => {
    if (is_from === true) return [{ does: 'insert', table: relationOf(relation, naming), literals: [] }]
    const reads = relation === undefined ? relationsIn(query) : [relation]
    return [{ does: 'select', reads: reads.map((each) => relationOf(each, naming)), functions: [] }]
  },
  LockStmt: ({ relations, mode }, naming) =>
    relationsIn(relations).map((each) => ({
      does: 'lock',
      table: relationOf(each, naming),
      // LOCK TABLE numbers them from 1, and takes the strongest when it names none.
      mode: lockModes[(mode ?? 8) - 1] ?? 'ACCESS EXCLUSIVE',
    })),
  DoStmt: () => [{ does: 'opaque', what: 'a DO block' }],
  CallStmt: () => [{ does: 'opaque', what: 'CALL' }],
  ExecuteStmt: () => [{ does: 'opaque', what: 'EXECUTE' }],
  TransactionStmt: ({ kind }) => [{ does: 'transaction', what: (kind ?? '').replace('TRANS_STMT_', '').toLowerCase() }],
  VariableSetStmt: ({ name = '', is_local }) => [
    { does: 'session', what: `SET ${is_local === true ? 'LOCAL ' : ''}${name}` },
  ],
  CreatedbStmt: outside('CREATE DATABASE'),
  DropdbStmt: outside('DROP DATABASE'),
  AlterSystemStmt: outside('ALTER SYSTEM'),
  CreateTableSpaceStmt: outside('CREATE TABLESPACE'),
  DropTableSpaceStmt: outside('DROP TABLESPACE'),
  CreateSubscriptionStmt: outside('CREATE SUBSCRIPTION'),
}

function indexActions(node: IndexStmt, naming: Naming): readonly Action[] {
  const { idxname, relation, unique, concurrent, if_not_exists, indexParams, indexIncludingParams, whereClause } = node
  const elements = nodesIn([indexParams, indexIncludingParams], 'IndexElem')
  const mentioned = nodesIn([indexParams, whereClause], 'ColumnRef').flatMap(
    ({ fields }) => stringsOf(fields).at(-1) ?? [],
  )
  return [
    {
      does: 'add-index',
      table: relationOf(relation, naming),
      name: idxname ?? null,
      elements: [...(indexParams ?? []), ...(indexIncludingParams ?? [])].map(elementName),
      unique: unique === true,
      concurrently: concurrent === true,
      ifNotExists: if_not_exists === true,
      only: relation?.inh !== true,
      columns: [...new Set([...elements.flatMap(({ name }) => name ?? []), ...mentioned])],
      hasExpression: whereClause !== undefined || elements.some(({ expr }) => expr !== undefined),
    },
  ]
}

function reindexActions({ kind, relation, name = '', params }: ReindexStmt, naming: Naming): readonly Action[] {
  const concurrently = nodesIn(params, 'DefElem').some(({ defname }) => defname === 'concurrently')
  const sort = kind === 'REINDEX_OBJECT_INDEX' ? 'index' : kind === 'REINDEX_OBJECT_TABLE' ? 'table' : 'other'
  return [
    {
      does: 'reindex',
      sort,
      name: relation === undefined ? { namespace: null, name } : relationOf(relation, naming),
      concurrently,
    },
  ]
}

const published = (objects: readonly Node[] | undefined, naming: Naming): readonly Action[] =>
  nodesIn(objects, 'PublicationObjSpec').flatMap(({ pubtable }) =>
    pubtable === undefined
      ? []
      : { does: 'set-attribute', table: relationOf(pubtable.relation, naming), what: 'publication', isGentle: true },
  )

function commentActions({ objtype, object }: CommentStmt, naming: Naming): readonly Action[] {
  if (['OBJECT_TABLE', 'OBJECT_VIEW', 'OBJECT_MATVIEW', 'OBJECT_SEQUENCE'].includes(objtype ?? ''))
    return [{ does: 'comment', on: nameOf(object, naming), name: nameOf(object, naming) }]
  if (objtype !== 'OBJECT_COLUMN') return [{ does: 'comment', on: null, name: nameOf(object, naming) }]
  const on = qualifiedName(partsOf(object).slice(0, -1), naming)
  return [{ does: 'comment', on, name: on }]
}

function vacuumActions({ is_vacuumcmd, options, rels }: VacuumStmt, naming: Naming): readonly Action[] {
  if (is_vacuumcmd !== true) return [{ does: 'session', what: 'ANALYZE' }]
  const isFull = nodesIn(options, 'DefElem').some(({ defname }) => defname === 'full')
  if (!isFull) return [{ does: 'outside-transaction', what: 'VACUUM' }]
  const tables = nodesIn(rels, 'VacuumRelation').map(({ relation }) => relationOf(relation, naming))
  return (tables.length === 0 ? [null] : tables).map((table) => ({ does: 'rewrite-table', table, by: 'VACUUM FULL' }))
}
