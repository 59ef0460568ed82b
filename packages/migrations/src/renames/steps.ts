import { type Renameable, renameablesOf, renameStatement } from '../kinds/rename.ts'
import {
  isSameSubject,
  type Rename,
  type RenameStep,
  type RenameWord,
  renameWords,
  type Subject,
} from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import { statement } from '../model/statement.ts'
import { freeName, suffixed } from '../sql/object-name.ts'
import { quoteName } from '../sql/quote.ts'

/** The statements of renames in an order in which every name is free when it is taken, each with the one that undoes it. */
export function renameSteps(renames: readonly Rename[], live: Schema, defaultNamespace: string): readonly RenameStep[] {
  const names = new Set(renameWords.flatMap((word) => renameablesOf(word, live).map(({ subject }) => subject.name)))
  for (const { from, to } of renames) for (const { name } of [from, to]) names.add(name)
  const moves = entangled.flatMap((words) =>
    untangle(
      words.flatMap((word) => renames.filter((each) => each.word === word)),
      names,
    ).flatMap((each) => oneAtATime(each, live)),
  )
  return [
    ...schemasFor(renames, live),
    ...moves.map((move) => ({
      upgrade: renameStatement(move, defaultNamespace),
      downgrade: renameStatement(swapped(move), defaultNamespace),
      ...(move.makesRoom ? { makesRoom: move.makesRoom } : {}),
    })),
  ]
}

const swapped = ({ from, to, ...rename }: Rename): Rename => ({ ...rename, from: to, to: from })

/** In the order in which they run; those of one group compete for names, because a key has an index of its name. */
const entangled: readonly (readonly RenameWord[])[] = [
  ['schema'],
  ['table'],
  ['type'],
  ['column'],
  ['value'],
  ['constraint', 'index'],
]

/** The places that an object takes by its name. */
function placesOf(word: RenameWord, { namespace, owner, name }: Subject): readonly string[] {
  const own = JSON.stringify([word, namespace, owner, name])
  return word === 'constraint' || word === 'index' ? [own, JSON.stringify([namespace, name])] : [own]
}

/** Where two objects exchange their names, or more of them in a circle, one steps aside. */
export function untangle(renames: readonly Rename[], names: ReadonlySet<string>): readonly Rename[] {
  const waiting = [...renames]
  const ordered: Rename[] = []
  while (waiting.length > 0) {
    const free = waiting.findIndex((each) => !waiting.some((other) => other !== each && isInTheWay(other, each)))
    const [next] = waiting.splice(Math.max(free, 0), 1)
    if (next === undefined) break
    if (free !== -1) {
      ordered.push(next)
      continue
    }
    const aside = { ...next.from, name: asideOf(next.from.name, names) }
    ordered.push({ ...next, to: aside })
    waiting.push({ ...next, from: aside })
  }
  return ordered
}

function isInTheWay(other: Rename, { word, to }: Rename): boolean {
  const held = placesOf(other.word, other.from)
  return placesOf(word, to).some((place) => held.includes(place))
}

const asideOf = (name: string, names: ReadonlySet<string>): string =>
  freeName((suffix) => suffixed(name, suffix), { suffix: 'swap', isTaken: (candidate) => names.has(candidate) })

/** PostgreSQL changes the namespace and the name by two statements, and the name in between has to be free as well. */
function oneAtATime(rename: Rename, live: Schema): readonly Rename[] {
  const { word, from, to } = rename
  if (from.namespace === to.namespace || from.name === to.name) return [rename]
  const moved = { ...from, namespace: to.namespace }
  const isTaken = renameablesOf(word, live).some(({ subject }: Renameable) => isSameSubject(subject, moved))
  const between: Subject = isTaken ? { ...from, name: to.name } : moved
  return [
    { word, from, to: between },
    { word, from: between, to },
  ]
}

/** The namespaces that something moves to and that are not there. */
function schemasFor(renames: readonly Rename[], live: Schema): readonly RenameStep[] {
  const there = new Set(['public', ...live.namespace.map(({ name }) => name)])
  for (const { word, to } of renames) if (word === 'schema') there.add(to.name)
  const wanted = renames.filter(({ word }) => word === 'table' || word === 'type').map(({ to }) => to.namespace)
  return [...new Set(wanted)]
    .filter((name): name is string => name !== null && !there.has(name))
    .map((name) => ({
      upgrade: statement(`CREATE SCHEMA IF NOT EXISTS ${quoteName(name)}`),
      downgrade: statement(`DROP SCHEMA ${quoteName(name)}`),
    }))
}
