import type { AlterObjectSchemaStmt, CreateStmt, DropStmt, RenameStmt } from 'libpg-query'

import type { Action, ObjectSort } from '../model/action.ts'
import { columnOf, constraintIn, constraintOf } from './definitions.ts'
import { type Naming, nameOf, partsOf, qualifiedName, relationOf } from './names.ts'

const sorts: Readonly<Record<string, ObjectSort>> = {
  OBJECT_TABLE: 'table',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_INDEX: 'index',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'domain',
  OBJECT_SCHEMA: 'schema',
  OBJECT_EXTENSION: 'extension',
  OBJECT_FUNCTION: 'function',
  OBJECT_PROCEDURE: 'function',
  OBJECT_ROUTINE: 'function',
  OBJECT_AGGREGATE: 'function',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_POLICY: 'policy',
  OBJECT_RULE: 'rule',
  OBJECT_STATISTIC_EXT: 'statistics',
  OBJECT_FOREIGN_TABLE: 'foreign table',
}

const sortOf = (type: string | undefined): ObjectSort => sorts[type ?? ''] ?? 'other'

const ofTables: ReadonlySet<ObjectSort> = new Set(['trigger', 'policy', 'rule'])

/** One for each object that a DROP names. */
export function dropActions(
  { objects, removeType, behavior, concurrent }: DropStmt,
  naming: Naming,
): readonly Action[] {
  const sort = sortOf(removeType)
  return (objects ?? []).map((object) => {
    const parts = partsOf(object)
    const isPart = ofTables.has(sort)
    return {
      does: 'drop',
      sort,
      name: isPart ? { namespace: null, name: parts.at(-1) ?? '' } : nameOf(object, naming),
      table: isPart ? qualifiedName(parts.slice(0, -1), naming) : null,
      cascades: behavior === 'DROP_CASCADE',
      concurrently: concurrent === true,
    }
  })
}

const parts: Readonly<Record<string, 'column' | 'constraint' | 'attribute'>> = {
  OBJECT_COLUMN: 'column',
  OBJECT_TABCONSTRAINT: 'constraint',
  OBJECT_ATTRIBUTE: 'attribute',
}

export function renameActions(statement: RenameStmt, naming: Naming): readonly Action[] {
  const { renameType, relation, object, subname, newname = '' } = statement
  const sort = parts[renameType ?? ''] ?? sortOf(renameType)
  const name = relation === undefined ? nameOf(object, naming) : relationOf(relation, naming)
  const isSchema = sort === 'schema'
  return [
    {
      does: 'rename',
      sort,
      name: isSchema ? { namespace: null, name: subname ?? '' } : name,
      part: isSchema ? null : (subname ?? null),
      to: newname,
    },
  ]
}

export function moveActions(statement: AlterObjectSchemaStmt, naming: Naming): readonly Action[] {
  const { objectType, relation, object, newschema } = statement
  return [
    {
      does: 'move',
      sort: sortOf(objectType),
      name: relation === undefined ? nameOf(object, naming) : relationOf(relation, naming),
      to: newschema === undefined || newschema === naming.defaultNamespace ? null : newschema,
    },
  ]
}

export function createTableActions(statement: CreateStmt, naming: Naming): readonly Action[] {
  const { relation, tableElts = [], inhRelations = [], partbound, partspec, if_not_exists } = statement
  const parents = inhRelations.flatMap((node) => ('RangeVar' in node ? [relationOf(node.RangeVar, naming)] : []))
  const isPartition = partbound !== undefined
  return [
    {
      does: 'create-table',
      table: relationOf(relation, naming),
      columns: tableElts.flatMap((node) => ('ColumnDef' in node ? [columnOf(node.ColumnDef, naming)] : [])),
      constraints: tableElts.flatMap(constraintIn).flatMap((each) => constraintOf(each, naming) ?? []),
      partitionOf: isPartition ? (parents[0] ?? null) : null,
      isDefaultPartition: partbound?.is_default === true,
      isPartitioned: partspec !== undefined,
      inherits: isPartition ? [] : parents,
      like: tableElts.flatMap((node) =>
        'TableLikeClause' in node ? [relationOf(node.TableLikeClause.relation, naming)] : [],
      ),
      ifNotExists: if_not_exists === true,
    },
  ]
}
