import type { TableAction } from '../model/action.ts'
import type { RelationName } from '../model/relation.ts'
import { isProvenNotNull } from './column-effects.ts'
import type { Effect, EffectGround, EffectsOf } from './effect.ts'
import { constraintNamed, type KnownSchema, referencing, tableNamed } from './known.ts'
import { exclusive, leaves, locked, whole } from './lock.ts'

type ConstraintEffects = EffectsOf<TableAction>
type AddConstraint = Extract<TableAction, { does: 'add-constraint' }>

export const addConstraint: ConstraintEffects['add-constraint'] = (action, ground): Partial<Effect> => {
  const { table, constraint } = action
  const { known } = ground
  const isChecked = constraint.isValid && constraint.isEnforced
  switch (constraint.type) {
    case 'check':
      return { ...exclusive(known, table), scans: isChecked ? leaves(known, table) : [] }
    case 'not null': {
      const isProven = constraint.columns.every((column) => isProvenNotNull(known, table, column))
      return { ...exclusive(known, table), scans: isChecked && !isProven ? leaves(known, table) : [] }
    }
    case 'foreign key':
      return {
        locks: locked('SHARE ROW EXCLUSIVE', ...whole(known, table), ...wholeOf(known, constraint.references)),
        scans: isChecked ? bothSides(known, table, constraint.references) : [],
      }
    case 'exclusion':
      return { ...exclusive(known, table), scans: leaves(known, table) }
    case 'primary key':
    case 'unique':
      return addKey(action, ground)
  }
}

/** The rows of a table with a foreign key are joined to those that they refer to; a table just made has none. */
function bothSides(known: KnownSchema, table: RelationName, references: RelationName | null): readonly RelationName[] {
  const isNew = tableNamed(known, table)?.original === null
  return [...leaves(known, table), ...(references === null || isNew ? [] : leaves(known, references))]
}

const wholeOf = (known: KnownSchema, table: RelationName | null): readonly RelationName[] =>
  table === null ? [] : whole(known, table)

function addKey({ table, constraint }: AddConstraint, { known, serverVersion }: EffectGround): Partial<Effect> {
  const { usingIndex, type } = constraint
  const columns =
    (usingIndex === null ? undefined : tableNamed(known, table)?.indexes.get(usingIndex)?.columns) ?? constraint.columns
  const isNotNull = columns.length > 0 && columns.every((column) => isProvenNotNull(known, table, column))
  const isReady = usingIndex !== null && (type === 'unique' || isNotNull)
  const [, ...partitions] = whole(known, table)
  return {
    locks: [
      ...locked('ACCESS EXCLUSIVE', table),
      ...locked(
        serverVersion >= 18 || (type === 'primary key' && !isNotNull) ? 'ACCESS EXCLUSIVE' : 'SHARE',
        ...partitions,
      ),
    ],
    scans: isReady ? [] : leaves(known, table),
  }
}

export const validateConstraint: ConstraintEffects['validate-constraint'] = ({ table, name }, { known }) => {
  if (constraintNamed(known, table, name)?.isValid === true) return { locks: locked('SHARE UPDATE EXCLUSIVE', table) }
  return { locks: locked('SHARE UPDATE EXCLUSIVE', ...whole(known, table)), scans: leaves(known, table) }
}

export const dropConstraint: ConstraintEffects['drop-constraint'] = ({ table, name, cascades }, { known }) => {
  const found = constraintNamed(known, table, name)
  const isKey = found?.type === 'primary key' || found?.type === 'unique'
  return {
    locks: [
      ...exclusive(known, table).locks,
      ...locked('ACCESS EXCLUSIVE', found?.references ?? null, ...(cascades && isKey ? referencing(known, table) : [])),
    ],
  }
}

/** A foreign key that is to be enforced again is checked like a new one. */
export const alterConstraint: ConstraintEffects['alter-constraint'] = ({ table, name, enforced }, { known }) => {
  const references = constraintNamed(known, table, name)?.references ?? null
  if (enforced === null) return { locks: locked('ACCESS EXCLUSIVE', table) }
  return {
    locks: [
      ...locked('ACCESS EXCLUSIVE', table),
      ...locked(enforced ? 'SHARE ROW EXCLUSIVE' : 'ACCESS EXCLUSIVE', references),
    ],
    scans: enforced ? bothSides(known, table, references) : [],
  }
}
