import type { KnownSchema } from '../effects/known.ts'
import type { Meeting } from '../hazards/assess.ts'
import { levelBack } from '../lint/level-back.ts'
import { classOf, isHarmless, type TableSizes } from '../lint/size.ts'
import type { Finding, ReviewHazard } from '../model/review.ts'
import type { Revision } from '../model/revision.ts'
import type { ReadBody } from './read-revision.ts'
import { sizeWords } from './words.ts'

interface Weighing {
  readonly body: ReadBody
  /** Null where hazards are told as for tables of any size. */
  readonly sizes: TableSizes | null
}

/** What an upgrade meets, as a reviewer is told of it. */
export function hazardOf(
  { rule, object, detail, statement, size: table }: Meeting,
  { accepts }: Pick<Revision, 'accepts'>,
  { body: { statements }, sizes }: Weighing,
): ReviewHazard {
  const { id, harm, level, title, why, instead } = rule
  const found = table === null ? null : (sizes?.get(table) ?? null)
  const size = found === null ? null : classOf(found)
  return {
    rule: id,
    direction: 'upgrade',
    level: isHarmless(harm, found) ? 'note' : level,
    title,
    object,
    why: [
      why,
      ...(detail === undefined ? [] : [detail]),
      ...(size === null ? [] : [`${table} ${sizeWords[size]}.`]),
    ].join(' '),
    instead,
    line: statements[statement]?.line ?? null,
    accepted: accepts[id] ?? null,
    size,
  }
}

/** The same of a downgrade, of which less is said; `known` is what was there before the upgrade. */
export function hazardBack(
  meeting: Meeting,
  revision: Pick<Revision, 'accepts'>,
  { known, ...weighing }: Weighing & { readonly known: KnownSchema },
): ReviewHazard {
  const hazard = hazardOf(meeting, revision, weighing)
  const { object, level } = hazard
  return { ...hazard, direction: 'downgrade', level: levelBack({ object, level, harm: meeting.rule.harm }, known) }
}

/** A hazard that is worth a reviewer's time. */
export function hazardFinding(
  { rule, direction, level, title, object, why, instead, line, accepted }: ReviewHazard,
  file: string,
): Finding {
  const isOpen = accepted === null
  const sentence = `${direction === 'upgrade' ? 'it' : 'going back, it'} ${title} (${object})`
  return {
    kind: 'hazard',
    level: level === 'error' && isOpen ? 'stop' : 'attention',
    title: sentence,
    says: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. ${why}${isOpen ? '' : ` Accepted: ${accepted}`}`,
    mend: isOpen ? `${instead} Or accept it in the revision: export const accepts = { '${rule}': '<why>' }` : null,
    places: [{ file, line }],
  }
}
