import { loadParser } from '../actions/parser.ts'
import { UsageError } from '../errors.ts'
import { hazardRules } from '../hazards/index.ts'
import { type ExampleStatement, exampleFacts } from '../lint/example-facts.ts'
import type { HazardRule } from '../model/hazard.ts'
import { suggestion } from '../suggestion.ts'
import { defineCommand, type Look } from './command.ts'

type ExampleRevisions = readonly (readonly ExampleStatement[])[]

/** A rule as a reader of the catalogue has it. */
interface CatalogueEntry extends Pick<HazardRule, 'id' | 'level' | 'harm' | 'title' | 'why' | 'instead'> {
  /** The first and the last major version of PostgreSQL that it is about; null for every one. */
  readonly since: number | null
  readonly until: number | null
  readonly bad: ExampleRevisions
  readonly good: ExampleRevisions
}

const names = hazardRules.map(({ id }) => id)

export const hazards = defineCommand({
  name: 'hazards',
  describe: 'Print the catalogue of hazards: what each does, to whom, and the way around it',
  flags: {
    rules: { type: 'arguments', describe: 'Only these rules, with their examples', suggests: names },
  },
  examples: [
    { type: 'hazards', does: 'All of them, a line each' },
    { type: 'hazards set-not-null', does: 'One of them, with the bad way, the good way and what they lock' },
    { type: 'hazards --json', does: 'Everything that is known of each, for a program' },
  ],
  async run(_context, { rules }) {
    for (const name of rules) if (!names.includes(name)) throw noRule(name)
    const chosen = hazardRules.filter(({ id }) => rules.length === 0 || rules.includes(id))
    const parse = await loadParser()
    return {
      rules: chosen.map((rule): CatalogueEntry => {
        const { id, level, harm, title, why, instead, since = null, until = null } = rule
        const [bad, good] = [exampleFacts(rule, rule.bad, parse), exampleFacts(rule, rule.good, parse)]
        return { id, level, harm, title, why, instead, since, until, bad, good }
      }),
    }
  },
  print: ({ rules }, look) =>
    rules.length === names.length && !look.verbose
      ? briefLines(rules, look)
      : rules.flatMap((rule) => fullLines(rule, look)),
})

function noRule(name: string): UsageError {
  const near = suggestion(name, names)
  return new UsageError(`No hazard is called "${name}".`, {
    hint: near === null ? 'migrate hazards' : `Did you mean ${near}?`,
  })
}

function briefLines(rules: readonly CatalogueEntry[], look: Look): readonly string[] {
  const width = Math.max(...rules.map(({ id }) => id.length))
  return [
    ...rules.map(({ id, level, title }) => {
      const mark = level === 'warning' ? ` ${look.paint('(warning)', 'faint')}` : ''
      return `${look.paint(id, 'id')}${' '.repeat(width - id.length)}  ${title}${mark}`
    }),
    '',
    'More about one, with examples: migrate hazards <name>',
  ]
}

function fullLines(rule: CatalogueEntry, look: Look): readonly string[] {
  const { id, level, harm, title, why, instead, since, until } = rule
  const versions =
    since === null ? (until === null ? '' : `, until PostgreSQL ${until}`) : `, since PostgreSQL ${since}`
  return [
    `${look.paint(id, 'id')} (${level}, ${harm}${versions}): ${title}`,
    `  ${why}`,
    `  Instead: ${instead}`,
    ...exampleLines('Not so:', rule.bad, look),
    ...exampleLines('But so:', rule.good, look),
    '',
  ]
}

const exampleLines = (heading: string, revisions: ExampleRevisions, look: Look): readonly string[] => [
  `  ${heading}`,
  ...revisions.flatMap((statements, at) => [
    ...(at === 0 ? [] : [look.paint('    -- in a revision of its own', 'faint')]),
    ...statements.flatMap(({ sql, effects }) => [
      `    ${sql};`,
      ...effects.map((effect) => look.paint(`    -- ${effectLine(effect)}`, 'faint')),
    ]),
  ]),
]

const effectLine = ({ relation, lock, rows }: ExampleStatement['effects'][number]): string =>
  [`${relation}: ${lock ?? 'no lock'}`, ...(rows === 'left alone' ? [] : [`every row ${rows}`])].join(', ')
