import type { Hazard } from '../model/hazard.ts'
import type { Look } from './command.ts'

/** A rule that several objects meet is told once. */
export function hazardLines(hazards: readonly Hazard[], { verbose }: Pick<Look, 'verbose'>): readonly string[] {
  const objects = new Map<string, Set<string>>()
  for (const { rule, object } of hazards) objects.set(rule, (objects.get(rule) ?? new Set()).add(object))
  const first = hazards.filter(({ rule }, place) => hazards.findIndex((each) => each.rule === rule) === place)
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
