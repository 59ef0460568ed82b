import type { EntityMetadata } from 'typeorm'
import { databaseColumns, isMaterialized, isTable, isView, propertyOf } from '../kinds/relation-declared.ts'
import { longestName } from '../sql/object-name.ts'
import type { Unmodelled } from './catalog.ts'

/**
 * What entities say and TypeORM's own PostgreSQL driver passes over: words for other databases, and what a view cannot
 * have. Nothing is made of it, and nobody shall wait for it in vain.
 */
export const unheardIn = (entities: readonly EntityMetadata[]): readonly Unmodelled[] =>
  entities.flatMap((entity) => [
    ...ofEntity(entity),
    ...ofColumns(entity),
    ...ofIndexes(entity),
    ...ofViews(entity),
    ...ofLabels(entity),
  ])

const optionOf = (entity: EntityMetadata, what: string, name: string): Unmodelled => ({
  what: `option ${what}`,
  name,
  entity: entity.name,
})

function ofEntity(entity: EntityMetadata): readonly Unmodelled[] {
  const { engine, withoutRowid } = entity
  return [
    ...(engine ? [optionOf(entity, 'engine', entity.name)] : []),
    ...(withoutRowid ? [optionOf(entity, 'withoutRowid', entity.name)] : []),
  ]
}

const ofColumns = (entity: EntityMetadata): readonly Unmodelled[] =>
  databaseColumns(entity).flatMap((column) => {
    const { isUpdateDate, onUpdate, unsigned, charset } = column
    // Of an @UpdateDateColumn, TypeORM says onUpdate of its own accord, and sees to it by itself.
    const said = [!isUpdateDate && onUpdate && 'onUpdate', unsigned && 'unsigned', charset && 'charset'].filter(
      (each) => !!each,
    )
    return said.map((option) => optionOf(entity, String(option), propertyOf(column)))
  })

const ofIndexes = (entity: EntityMetadata): readonly Unmodelled[] =>
  entity.indices.flatMap((index) => {
    const { isFulltext, isNullFiltered, isSparse, isBackground, parser, expireAfterSeconds } = index
    const said = {
      fulltext: isFulltext,
      parser,
      nullFiltered: isNullFiltered,
      sparse: isSparse,
      background: isBackground,
    }
    const options = Object.entries({ ...said, expireAfterSeconds }).filter(([, value]) => !!value)
    return options.map(([option]) => optionOf(entity, option, `${entity.name}: index ${index.name}`))
  })

function ofViews(entity: EntityMetadata): readonly Unmodelled[] {
  if (!isView(entity)) return []
  const indexes = isTable(entity) || isMaterialized(entity) ? [] : entity.indices
  return [
    ...indexes.map(({ name }) => ({ what: 'index of a view', name: `${entity.name}: ${name}`, entity: entity.name })),
    ...databaseColumns(entity)
      .filter(({ comment }) => comment)
      .map((column) => ({ what: 'comment on a column of a view', name: propertyOf(column), entity: entity.name })),
  ]
}

const ofLabels = (entity: EntityMetadata): readonly Unmodelled[] =>
  [entity.indices, entity.uniques, entity.checks, entity.exclusions, entity.foreignKeys]
    .flatMap((labels) => labels.map(({ name }) => name ?? ''))
    .filter((name) => Buffer.byteLength(name) > longestName)
    .map((name) => ({ what: 'rest of a name', name: `${entity.name}: ${name}`, entity: entity.name }))
