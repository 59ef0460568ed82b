import type { Look } from './command.ts'
import type { ForeseenHazard } from './foreseen-hazards.ts'

/** A rule that several objects meet is told once; what only makes others wait for an empty table is told to who asks for all. */
export function hazardLines(hazards: readonly ForeseenHazard[], { verbose }: Pick<Look, 'verbose'>): readonly string[] {
  const told = verbose ? hazards : hazards.filter(({ isOnEmptyTable }) => !isOnEmptyTable)
  const objects = new Map<string, Set<string>>()
  for (const { rule, object } of told) objects.set(rule, (objects.get(rule) ?? new Set()).add(object))
  const first = told.filter(({ rule }, place) => told.findIndex((each) => each.rule === rule) === place)
  return first.flatMap(({ rule, title, why, instead }) => [
    `Beware: it ${title} (${listed([...(objects.get(rule) ?? [])], verbose)}).`,
    ...(verbose ? [`  ${why}`, `  Instead: ${instead}`] : []),
  ])
}

const listed = (names: readonly string[], isWhole: boolean): string =>
  isWhole || names.length <= mostNames
    ? names.join(', ')
    : `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`

const mostNames = 5
