import { basename } from 'node:path'
import type { Revision, RevisionId } from '../model/revision.ts'

const longestSlug = 40

/** What means a place in every history, and so names no revision. */
export const placeNames: ReadonlySet<string> = new Set(['head', 'heads', 'base', 'current'])

/** A new id of 12 hexadecimal digits; `random` gives that many random bytes. */
export const newRevisionId = (random: (bytes: number) => Uint8Array): RevisionId =>
  Buffer.from(random(6)).toString('hex')

/** Why a text cannot name a revision or a branch, as the end of a sentence; null where it can. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'is empty'
  if (placeNames.has(name)) return 'is a word that already means something in a target'
  const illegal = illegalLetter.exec(name)?.[0]
  if (illegal === undefined) return null
  const reason = '@-+:'.includes(illegal)
    ? 'which stands for something else in a target such as label@head-2'
    : 'and only letters, digits and "_" are read as a name'
  return `holds ${JSON.stringify(illegal)}, ${reason}`
}

const illegalLetter = /[^0-9A-Za-z_]/u

/** The message as `[a-z0-9_]`, cut between words where it is long; never empty, so that a file always has a name. */
export function slug(message: string): string {
  const letters = message.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const name = letters.match(/[a-z0-9]+/g)?.join('_') ?? 'revision'
  if (name.length <= longestSlug) return name
  const lastGap = name.lastIndexOf('_', longestSlug)
  return name.slice(0, lastGap === -1 ? longestSlug : lastGap)
}

/** The number that leads a file's name. More than six digits are a time, not a number for reading order. */
export function leadingNumber(fileName: string): string | null {
  leading.lastIndex = 0
  return leading.test(fileName) ? fileName.slice(0, leading.lastIndex) : null
}

const leading = /\d{1,6}(?=[._-])/y

type Numbered = Pick<Revision, 'number'>

/** One more than the highest number in use, with at least as many digits as it has. */
export const nextNumber = (revisions: Iterable<Numbered>): string => numberAfter([...revisions], 1)

function numberAfter(revisions: readonly Numbered[], steps: number): string {
  const numbers = revisions.flatMap(({ number }) => (number === null ? [] : [number]))
  const highest = numbers.reduce((most, number) => Math.max(most, Number(number)), 0)
  const width = numbers.reduce((most, number) => Math.max(most, number.length), 3)
  return String(highest + steps).padStart(width, '0')
}

/** The file names under which revisions read in this order, after all others; none where they do so already. */
export function renumbered(
  revisions: readonly Pick<Revision, 'id' | 'number' | 'file'>[],
  others: readonly Numbered[],
): ReadonlyMap<RevisionId, string> {
  const numbered = revisions.filter(({ number }) => number !== null)
  const before = Number(numberAfter(others, 0))
  const isInOrder = numbered.every(
    ({ number }, at) => Number(number) > (at === 0 ? before : Number(numbered[at - 1]?.number)),
  )
  if (isInOrder) return new Map()
  return new Map(numbered.map(({ id, file }, at) => [id, basename(file).replace(/^\d+/, numberAfter(others, at + 1))]))
}

export const revisionFileName = (number: string, message: string): string => `${number}_${slug(message)}.ts`

/** Which files of a folder are revisions: no name that leads elsewhere, no declarations, nothing hidden. */
export const isRevisionFileName = (name: string): boolean => /^[0-9A-Za-z_-]+\.(?:ts|js|mjs|cjs|mts|cts)$/.test(name)

export const isIndexFile = (file: string): boolean => /^index\.\w+$/.test(basename(file))

/** The order in which files are read: by the number that leads the name, then by the name. */
export function compareFileNames(one: string, other: string): number {
  const difference = digitsOf(one) - digitsOf(other)
  if (difference !== 0 && !Number.isNaN(difference)) return difference
  return one < other ? -1 : Number(one > other)
}

const digitsOf = (name: string): number =>
  digitFirst.test(name) ? Number.parseInt(name, 10) : Number.POSITIVE_INFINITY

const digitFirst = /^\d/
