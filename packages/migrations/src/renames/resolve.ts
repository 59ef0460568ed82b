import { UsageError } from '../errors.ts'
import { namesakesOf, type Renameable, renameablesOf } from '../kinds/rename.ts'
import type { Key } from '../model/key.ts'
import {
  isSameSubject,
  type Rename,
  type RenameRequest,
  type RenameWord,
  renameWords,
  type Subject,
} from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import { subjectText } from '../sql/object-path.ts'
import { displayQualified } from '../sql/quote.ts'
import { suggestion } from '../suggestion.ts'
import { lengthsOf, renameText } from './request.ts'
import { canMakeRoom, formerNames, freeNamesIn, isWithin } from './room.ts'

export interface RenameWorld {
  readonly live: Schema
  readonly declared: Schema
  readonly defaultNamespace: string
  /** What has made room for something that bears its name, and goes. */
  readonly leaving?: readonly Key[]
}

/**
 * The renames that are meant, in the order in which they are to be thought of. What is in a table may be named by what
 * the table is called before or after.
 */
export function resolveRenames(requests: readonly RenameRequest[], world: RenameWorld): readonly Rename[] {
  const renames: Rename[] = []
  for (const word of renameWords) {
    const found = requests
      .filter((request) => request.word === word)
      .map((each) => resolve(each, { renames, ...world }))
    renames.push(...found)
    renames.push(...roomFor(word, { renames, ...world }))
    refuseCollisions(word, { renames, ...world })
  }
  return renames
}

/** The rename that is meant; null where the database has no such object, or the entities none of the other name. */
export function resolved(request: RenameRequest, resolving: Resolving): Rename | null {
  try {
    return resolve(request, resolving)
  } catch (error) {
    if (error instanceof MissingName) return null
    throw error
  }
}

/** Whether a schema has something of that name. */
export const holds = (schema: Schema, word: RenameWord, wanted: Subject): boolean =>
  renameablesOf(word, schema).some(({ subject }) => isSameSubject(subject, wanted))

class MissingName extends UsageError {}

interface Resolving extends RenameWorld {
  /** Those of what contains, resolved already. */
  readonly renames: readonly Rename[]
}

function resolve(request: RenameRequest, resolving: Resolving): Rename {
  const { word } = request
  const typed = subjectOf(request, request.from, resolving)
  const leaving = leavingIn(resolving)
  // What stands in something that goes is not meant: it is called like what stands in what comes.
  const known = renameablesOf(word, resolving.live)
    .map((each) => ({ ...each, current: current(word, each, resolving) }))
    .filter((each) => !isWithin(each.current, leaving))
  const found =
    known.find(({ subject }) => isSameSubject(subject, typed)) ??
    known.find((each) => isSameSubject(each.current, typed))
  if (found === undefined)
    throw missing(
      request,
      known.map(({ subject }) => subject),
      { typed, where: 'the database has' },
    )
  const rename = { word, from: found.current, to: targetOf(request, found.current, resolving) }
  if (isSameSubject(rename.from, rename.to)) throw unusable(request, 'changes nothing')
  if (word === 'schema' && rename.from.name === resolving.defaultNamespace)
    throw unusable(request, 'is about the schema that unqualified names live in, which a setting names')
  const declared = renameablesOf(word, resolving.declared).map(({ subject }) => subject)
  if (!declared.some((subject) => isSameSubject(subject, rename.to)))
    throw missing(request, declared, { typed: rename.to, where: 'the entities have' })
  return rename
}

function subjectOf(request: RenameRequest, path: readonly string[], { defaultNamespace }: RenameWorld): Subject {
  const { least, most } = lengthsOf(request.word)
  if (path.length < least || path.length > most) {
    const parts = most === 1 ? 'one part' : `${least} or ${most} parts`
    throw unusable(request, `has the name ${shown(path)} in it, and that of a ${request.word} has ${parts}`)
  }
  const [name = '', owner = null, namespace = null] = least === 1 ? [path.at(-1), null, path.at(-2)] : path.toReversed()
  return { namespace: namespace === defaultNamespace ? null : namespace, owner, name }
}

/** A table and a type can move to another namespace; everything else only gets another name of its own. */
function targetOf(request: RenameRequest, from: Subject, resolving: Resolving): Subject {
  const { word, to } = request
  if (to.length === 1) return { ...from, name: to[0] ?? '' }
  if (word !== 'table' && word !== 'type')
    throw unusable(request, `ends on ${shown(to)}, and only the ${word}'s own name can be another one`)
  const typed = subjectOf(request, to, resolving)
  const moved = resolving.renames.find(({ word: each, from: was }) => each === 'schema' && was.name === typed.namespace)
  return moved ? { ...typed, namespace: moved.to.name } : typed
}

/** What an object is called once everything that contains it has its other name. */
export function current(
  word: RenameWord,
  { subject, on }: Renameable,
  { renames }: Pick<Resolving, 'renames'>,
): Subject {
  const outer = on ?? subject
  const schema = renames.find((each) => each.word === 'schema' && each.from.name === outer.namespace)
  const placed = schema ? { ...outer, namespace: schema.to.name } : outer
  if (on === null) return placed
  const container = word === 'value' ? 'type' : 'table'
  const moved = renames.find((each) => each.word === container && isSameSubject(each.from, placed))?.to ?? placed
  return { namespace: moved.namespace, owner: subject.owner === null ? null : moved.name, name: subject.name }
}

/**
 * What bears a name that another one takes, and has not got another for itself, is not what the entities mean by that name: it goes,
 * and until then it is called something else. It is not dropped beforehand, because what it holds may have to be moved.
 */
function roomFor(word: RenameWord, resolving: Resolving): readonly Rename[] {
  const { live, declared, renames } = resolving
  const own = renames.filter((each) => each.word === word)
  if (own.length === 0 || !canMakeRoom(word)) return []
  const outer = renames.filter((each) => each.word !== word)
  const aside = freeNamesIn([live, declared], renames)
  const leaving = leavingIn(resolving)
  // The name of a key is that of its index as well, whichever table it stands on.
  const holds = (holder: Subject, { to }: Rename): boolean =>
    isSameSubject(to, isWithin(holder, leaving) ? { ...holder, owner: to.owner } : holder)
  return namesakesOf(word, live)
    .map((each) => ({ from: current(word, each, { renames: outer }), beside: each.beside }))
    .filter(({ from }) => own.some((each) => holds(from, each)) && !own.some((each) => isSameSubject(each.from, from)))
    .map(({ from, beside }) => ({
      word,
      from,
      to: { ...from, name: aside(from.name) },
      makesRoom: true,
      ...(beside ? { beside } : {}),
    }))
}

const leavingIn = ({ leaving = [], renames }: Resolving): ReadonlySet<Key> =>
  new Set([...leaving, ...formerNames(renames).keys()])

/** Two objects would have one name, unless one of them gives it up. */
function refuseCollisions(word: RenameWord, { live, renames }: Resolving): void {
  const own = renames.filter((each) => each.word === word)
  if (own.length === 0) return
  const outer = renames.filter((each) => each.word !== word)
  const holders = new Map<string, string>()
  for (const each of renameablesOf(word, live)) {
    const before = current(word, each, { renames: outer })
    const [rename, again] = own.filter(({ from }) => isSameSubject(from, before))
    if (again) throw new UsageError(`The ${word} ${subjectText(before)} is to be renamed twice.`, { hint: 'Keep one.' })
    const after = rename?.to ?? before
    const holder = holders.get(subjectText(after))
    if (holder !== undefined) {
      throw new UsageError(
        `The ${word}s ${holder} and ${subjectText(before)} would both be called ${subjectText(after)}.`,
        { hint: 'Rename both, or neither.' },
      )
    }
    holders.set(subjectText(after), subjectText(before))
  }
}

const shown = (path: readonly string[]): string => displayQualified(null, ...path)

const unusable = (request: RenameRequest, why: string): UsageError =>
  new UsageError(`The rename ${renameText(request)} ${why}.`)

function missing(
  request: RenameRequest,
  known: readonly Subject[],
  { typed, where }: { typed: Subject; where: string },
): MissingName {
  const near = suggestion(subjectText(typed), known.map(subjectText))
  return new MissingName(
    `The rename ${renameText(request)} names ${subjectText(typed)}, and ${where} no such ${request.word}.`,
    { hint: near === null ? undefined : `Did you mean ${near}?` },
  )
}
