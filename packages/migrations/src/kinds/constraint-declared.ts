import type { EntityMetadata } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import type { Declared } from '../model/declared.ts'
import { withoutComments } from '../sql/without-comments.ts'
import type { Check, Constraint, Exclusion, ForeignKey, KeyConstraint, ReferentialAction } from './constraint.ts'
import { queryCacheKeys } from './query-cache-declared.ts'
import { columnsNamedIn, deferralOf, isTable, type Place, placeOf, primaryKeyName } from './relation-declared.ts'

export const declaredConstraints = (model: Declared): readonly Constraint[] => [
  ...model.entities.filter(isTable).flatMap((entity) => {
    const place = placeOf(entity, model)
    return [
      ...withoutRedundant([...primaryKeyOf(entity, place, model), ...uniquesOf(entity, place)]),
      ...checksOf(entity, place),
      ...exclusionsOf(entity, place),
      ...entity.foreignKeys.map((foreignKey) => foreignKeyOf(foreignKey, place, model)),
    ]
  }),
  ...queryCacheKeys(model),
]

const ownedBy = ({ namespace, name }: Place) => ({ namespace, table: name })

const keyDefaults = { include: [], nullsNotDistinct: false, uses: [] } as const

function primaryKeyOf(entity: EntityMetadata, place: Place, model: Declared): readonly KeyConstraint[] {
  const columns = entity.primaryColumns.filter(({ isVirtualProperty }) => !isVirtualProperty)
  const [first] = columns
  if (first === undefined) return []
  const names = columns.map(({ databaseName }) => databaseName)
  const name = first.primaryKeyConstraintName ?? primaryKeyName(place, names, model)
  return [{ ...ownedBy(place), ...keyDefaults, ...deferralOf(undefined), type: 'primary key', name, columns: names }]
}

const uniquesOf = (entity: EntityMetadata, place: Place): readonly KeyConstraint[] =>
  entity.uniques.map(({ name, columns, deferrable }) => ({
    ...ownedBy(place),
    ...keyDefaults,
    ...deferralOf(deferrable),
    type: 'unique',
    name,
    columns: columns.map(({ databaseName }) => databaseName),
  }))

/** Of several keys over the same columns PostgreSQL makes one: the primary key, or the first. */
function withoutRedundant(keys: readonly KeyConstraint[]): readonly KeyConstraint[] {
  const signature = ({ columns, deferrable, initiallyDeferred }: KeyConstraint) =>
    JSON.stringify([columns, deferrable, initiallyDeferred])
  const seen = new Map(keys.toReversed().map((key) => [signature(key), key]))
  return keys.filter((key) => seen.get(signature(key)) === key)
}

const checksOf = (entity: EntityMetadata, place: Place): readonly Check[] =>
  entity.checks.map(({ name, expression }) => ({
    ...ownedBy(place),
    type: 'check',
    name,
    expression: withoutComments(expression),
    noInherit: false,
    validated: true,
    uses: columnsNamedIn(expression, entity, place),
  }))

const exclusionsOf = (entity: EntityMetadata, place: Place): readonly Exclusion[] =>
  entity.exclusions.map(({ name, expression, deferrable }) => {
    const deferral = deferrable === 'INITIALLY DEFERRED' ? ' DEFERRABLE INITIALLY DEFERRED' : ' DEFERRABLE'
    return {
      ...ownedBy(place),
      type: 'exclusion',
      name,
      definition: `${withoutComments(expression)}${deferrable ? deferral : ''}`,
      uses: columnsNamedIn(expression, entity, place),
    }
  })

function foreignKeyOf(foreignKey: EntityMetadata['foreignKeys'][number], place: Place, model: Declared): ForeignKey {
  const { name, columnNames, referencedColumnNames, referencedEntityMetadata, deferrable } = foreignKey
  const target = placeOf(referencedEntityMetadata, model)
  return {
    ...ownedBy(place),
    ...deferralOf(deferrable),
    type: 'foreign key',
    name,
    columns: columnNames,
    target: { ...ownedBy(target), columns: referencedColumnNames },
    match: 'SIMPLE',
    onUpdate: actionOf(foreignKey.onUpdate, foreignKey),
    onDelete: actionOf(foreignKey.onDelete, foreignKey),
    onDeleteColumns: [],
    validated: true,
    uses: [],
  }
}

const actions: Readonly<Record<string, ReferentialAction>> = {
  'NO ACTION': 'NO ACTION',
  RESTRICT: 'RESTRICT',
  CASCADE: 'CASCADE',
  'SET NULL': 'SET NULL',
  'SET DEFAULT': 'SET DEFAULT',
  // TypeORM's own word, which PostgreSQL does not take.
  DEFAULT: 'SET DEFAULT',
}

function actionOf(
  given: string | undefined,
  { entityMetadata, name }: EntityMetadata['foreignKeys'][number],
): ReferentialAction {
  const action = actions[(given ?? 'NO ACTION').trim().toUpperCase()]
  if (action !== undefined) return action
  throw new UnsupportedError(`${entityMetadata.name}: the foreign key ${name} knows no action ${given}.`, {
    object: name,
    hint: `The actions are ${Object.keys(actions).join(', ')}.`,
  })
}
