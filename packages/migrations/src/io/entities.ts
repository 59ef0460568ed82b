import type { DataSource } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import { type AnyObject, type KindName, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Declared } from '../model/declared.ts'
import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import { isSame } from '../plan/diff.ts'
import type { Unmodelled } from './catalog.ts'
import { buildEntities } from './entities-build.ts'
import { sortEntities } from './entities-managed.ts'
import { checkNames, withStoredName } from './entities-names.ts'
import { unheardIn } from './entities-unheard.ts'

export interface Entities {
  readonly schema: Schema
  readonly defaultNamespace: string
  /** Tables, views and indexes that the entities name and that TypeORM is told not to synchronise: nobody's business. */
  readonly unmanaged: readonly Key[]
  /** What the entities say and nothing is made of. */
  readonly unheard: readonly Unmodelled[]
  /** The class that asks for an object, for messages. */
  entityOf(key: Key): string | undefined
}

/**
 * What a data source's entities ask for. Never connects. The order in which the entities are listed does not matter;
 * that of the columns in a table does, because PostgreSQL keeps it.
 */
export async function readEntities(dataSource: DataSource, defaultNamespace = 'public'): Promise<Entities> {
  const entities = await buildEntities(dataSource)
  const { managed, unmanaged } = sortEntities(entities, { defaultNamespace })
  const owners = new Map<Key, string | undefined>()
  const schema = schemaOf((kind) => declaredOf(kind, { dataSource, entities: managed, defaultNamespace }, owners))
  checkOccupied(schema, owners)
  return { schema, defaultNamespace, unmanaged, unheard: unheardIn(managed), entityOf: (key) => owners.get(key) }
}

type Owners = Map<Key, string | undefined>

/** The objects of one kind, each once: entity by entity, so that it is known who asks for it. */
function declaredOf(name: KindName, model: Declared, owners: Owners): readonly AnyObject[] {
  const kind = kindOf(name)
  const found = new Map<Key, AnyObject>()
  const add = (entity: string | undefined) => (said: AnyObject) => {
    const object = withStoredName(kind, said)
    const key = kind.key(object)
    const twin = found.get(key)
    if (twin !== undefined && !isSame(twin, object) && kind.agree?.(twin, object) !== true)
      throw contradiction(key, [twin, object], [owners.get(key), entity])
    if (twin !== undefined) return
    checkNames(object, key, entity)
    found.set(key, object)
    owners.set(key, entity)
  }
  kind.declared({ ...model, entities: [] }).forEach(add(undefined))
  for (const entity of model.entities) kind.declared({ ...model, entities: [entity] }).forEach(add(entity.name))
  return inOrder(name, [...found.values()])
}

/** By name, but what is in a container stays in the order in which it was found there. */
function inOrder(name: KindName, objects: readonly AnyObject[]): readonly AnyObject[] {
  const { key, container } = kindOf(name)
  return objects
    .map((object) => ({ object, place: container?.(object) ?? key(object) }))
    .sort(({ place: first }, { place: second }) => (first < second ? -1 : first > second ? 1 : 0))
    .map(({ object }) => object)
}

function contradiction(
  key: Key,
  [first, second]: readonly [AnyObject, AnyObject],
  [one, other]: readonly [string | undefined, string | undefined],
): UnsupportedError {
  const fields = new Map(Object.entries(second))
  const differing = Object.entries(first).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(fields.get(field)),
  )
  const names = differing.map(([field]) => field).filter((field) => field !== 'uses')
  const who = one === other ? `${one} declares` : `${[one, other].sort().join(' and ')} both declare`
  const what = `${kindNameOf(key)} ${nameOf(key)}${one === other ? ' twice' : ''}`
  return new UnsupportedError(`${who} the ${what}, with different ${names.join(' and ')}.`, {
    object: nameOf(key),
    hint: 'Let both say the same, or give one of them a name of its own.',
  })
}

/**
 * Tables, indexes and keys share one space of names in PostgreSQL, types another, and a table has one primary key. For
 * the sequence of a serial column PostgreSQL finds a free name by itself.
 */
function checkOccupied(schema: Schema, owners: Owners): void {
  const holders = new Map<string, Key>()
  for (const name of kindNames.filter((kind) => kindOf(kind).yieldsName !== true)) {
    const { key, occupies } = kindOf(name)
    for (const object of occupies ? schema[name] : []) {
      for (const place of occupies?.(object) ?? []) {
        const holder = holders.get(place)
        if (holder !== undefined) throw collision(place, [holder, key(object)], owners)
        holders.set(place, key(object))
      }
    }
  }
}

function collision(place: string, keys: readonly [Key, Key], owners: Owners): UnsupportedError {
  const object = nameOf(keys[1])
  const [, table] = /^primary key:(.*)$/s.exec(place) ?? []
  if (table !== undefined) {
    return new UnsupportedError(
      `${keys.map((key) => owners.get(key)).join(' and ')} give the table ${table} two primary keys.`,
      { object, hint: 'Let both name the same columns and the same constraint.' },
    )
  }
  const [first, second] = keys.map((key) => `${kindNameOf(key)} ${nameOf(key)} of ${owners.get(key)}`)
  return new UnsupportedError(`The ${first} and the ${second} have the same name, which PostgreSQL does not allow.`, {
    object,
    hint: 'Give one of them another name.',
  })
}
