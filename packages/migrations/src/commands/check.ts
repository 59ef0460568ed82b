import { type Difference, differenceLine } from '../plan/difference.ts'
import type { Check } from './check-database.ts'
import { defineCommand } from './command.ts'
import { compareOptions } from './compare-options.ts'
import { withSessions } from './sessions.ts'

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
    return withSessions(await compareOptions(context), async (options) => {
      const { check: compareAll } = await import('./check-database.ts')
      return compareAll(options)
    })
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
  const shown = shownOf(differences)
  const lineOf = (difference: Difference): string => {
    const parts = differences.filter(({ within }) => within === difference.name).length
    return `  ${differenceLine(difference)}${parts === 0 ? '' : `, with the ${parts} ${parts === 1 ? 'object' : 'objects'} that ${parts === 1 ? 'belongs' : 'belong'} to it`}`
  }
  return grades.flatMap(({ grade, say }) => {
    const own = shown.filter((difference) => difference.grade === grade)
    return own.length === 0 ? [] : [say(own.length), ...own.map(lineOf)]
  })
}

const counted = (count: number): string => `${count} ${count === 1 ? 'object' : 'objects'}`

const grades = [
  { grade: 'drift', say: (count: number) => `The database differs from the entities in ${counted(count)}:` },
  {
    grade: 'sloppiness',
    say: (count: number) => `In ${counted(count)} only the type is another, and whatever is there fits both:`,
  },
  { grade: 'name', say: (count: number) => `In ${counted(count)} only the name is another:` },
] as const

/** What is there and is nobody's to change: named in full only on request. */
function asides({ unmanaged, unmodelled, uncompared, rules }: Check, verbose: boolean): readonly string[] {
  const others = unmodelled.map(({ what, name, entity }) => `${what}:${name}${entity ? ` (${entity})` : ''}`)
  return [
    ...aside('not made by the history and left alone', unmanaged, verbose),
    ...aside('of a kind that entities cannot say, and not compared', others, verbose),
    ...aside('not compared, because the server lets nobody write', uncompared, true),
    ...ruleLines(rules, verbose),
  ]
}

/** Every exception with its reason, and those that are exceptions to nothing. */
function ruleLines(rules: Check['rules'], verbose: boolean): readonly string[] {
  const [used, stale] = [
    rules.filter((each) => each.objects.length > 0),
    rules.filter((each) => each.objects.length === 0),
  ]
  return [
    ...used.flatMap(({ rule, reason, objects: found }) => [
      `Left as it is by the configuration (${counted(found.length)}): ${rule}. ${reason}`,
      ...(verbose ? found.map((object) => `  ${inWords(object)}`) : []),
    ]),
    ...stale.map(({ rule }) => `There is nothing to do for the rule: ${rule}. Take it out of the configuration.`),
  ]
}

const inWords = (key: string): string => key.replace(':', ' ')

function aside(what: string, names: readonly string[], verbose: boolean): readonly string[] {
  if (names.length === 0) return []
  const shown = verbose ? names : names.slice(0, 5)
  const more = names.length - shown.length
  return [
    `${counted(names.length)} ${what}:`,
    ...shown.map((name) => `  ${inWords(name)}`),
    ...(more === 0 ? [] : [`  and ${more} more (-v names them all)`]),
  ]
}
