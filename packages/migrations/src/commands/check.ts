import { type Difference, differenceLine } from '../plan/difference.ts'
import type { Check } from './check-database.ts'
import { defineCommand } from './command.ts'
import { compareOptions } from './compare-options.ts'

export const check = defineCommand({
  name: 'check',
  describe: 'Compare entities, history and database; change nothing',
  flags: {},
  examples: [
    {
      type: 'check',
      does: 'Exit 0 when all three agree, 3 when entities and database differ, 4 when revisions are pending',
    },
    { type: 'check --json', does: 'The same, for a program' },
  ],
  async run(context) {
    const options = await compareOptions(context)
    const { check: compareAll } = await import('./check-database.ts')
    return compareAll(options)
  },
  print(found, look) {
    const { state, advice, differences, pending } = found
    return [
      ...(state === 'up-to-date' ? [] : [advice]),
      ...pending.map((id) => `  pending ${look.paint(id, 'id')}`),
      ...differenceLines(differences),
      ...(differences.length > 0 && state === 'up-to-date'
        ? ['Write them down: migrate revision --autogenerate -m "…"']
        : []),
      ...(differences.length === 0 && state === 'up-to-date'
        ? ['The entities, the history and the database agree.']
        : []),
      ...asides(found, look.verbose),
    ]
  },
  brief({ state, advice, differences }) {
    if (state !== 'up-to-date') return advice
    return differences.length === 0
      ? 'all agree'
      : `differs from the entities in ${shownOf(differences).length} objects`
  },
  exitCode: ({ state, pending, differences }) =>
    (state === 'uninitialised' && pending.length === 0 ? undefined : exitCodes[state]) ??
    (differences.length === 0 ? 0 : 3),
})

/** The gravest first: a history that cannot be read makes everything else guesswork. */
const exitCodes: { readonly [S in Check['state']]?: number } = {
  broken: 7,
  'half-applied': 8,
  edited: 8,
  unknown: 5,
  ahead: 5,
  uninitialised: 4,
  behind: 4,
}

const shownOf = (differences: readonly Difference[]): readonly Difference[] =>
  differences.filter(({ within }) => within === null)

/** A table that comes or goes is one line, not one more for each of its columns. */
function differenceLines(differences: readonly Difference[]): readonly string[] {
  if (differences.length === 0) return []
  const shown = shownOf(differences)
  const inside = (name: string) => differences.filter(({ within }) => within === name).length
  return [
    `The database differs from the entities in ${shown.length} ${shown.length === 1 ? 'object' : 'objects'}:`,
    ...shown.map((difference) => {
      const parts = inside(difference.name)
      return `  ${differenceLine(difference)}${parts === 0 ? '' : `, with the ${parts} that belong to it`}`
    }),
  ]
}

/** What is there and is nobody's to change: named in full only on request. */
function asides({ unmanaged, unmodelled, uncompared }: Check, verbose: boolean): readonly string[] {
  const others = unmodelled.map(({ what, name }) => `${what}:${name}`)
  return [
    ...aside('not made by the history and left alone', unmanaged, verbose),
    ...aside('of a kind that entities cannot say, and not compared', others, verbose),
    ...aside('not compared, because the server lets nobody write', uncompared, true),
  ]
}

const inWords = (key: string): string => key.replace(':', ' ')

function aside(what: string, objects: readonly string[], verbose: boolean): readonly string[] {
  if (objects.length === 0) return []
  const shown = verbose ? objects : objects.slice(0, 5)
  const more = objects.length - shown.length
  return [
    `${objects.length} ${objects.length === 1 ? 'object' : 'objects'} ${what}:`,
    ...shown.map((object) => `  ${inWords(object)}`),
    ...(more === 0 ? [] : [`  and ${more} more (-v names them all)`]),
  ]
}
