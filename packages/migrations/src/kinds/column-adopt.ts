import { kindNameOf } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import { isSameDefault } from '../sql/default-spelling.ts'
import { ofType } from '../sql/sequence-options.ts'
import type { Column, OwnedSequence } from './column.ts'
import { typeUnderDomains } from './column-domain.ts'
import { hasSequence } from './generated.ts'
import { freeSequenceName, idleSequence } from './handed-sequence.ts'

/**
 * A declared column with what the entities cannot know of the one that is there: in which of several ways its type and
 * its default are spelled, which namespace an extension's type or a collation lives in, which domain its type has, and
 * what its sequence is.
 */
export function adoptColumn(live: Column, declared: Column, lookup: Lookup): Column {
  const held = typeUnderDomains(live.type, live.uses, lookup)
  const isSame = isSameType(held, declared)
  const adopted = {
    ...declared,
    type: isSame ? live.type : declared.type,
    uses: isSame && held !== live.type ? live.uses : declared.uses,
    collation: isQualified(live.collation, declared.collation) ? live.collation : declared.collation,
  }
  if (countsByHand(live, declared)) return { ...adopted, generated: null, default: live.default, uses: live.uses }
  return {
    ...adopted,
    default: isSame && isSameDefault(live.default, declared.default, held) ? live.default : declared.default,
    generated: adoptGenerated(live, adopted, lookup),
  }
}

const isSameType = (live: string, declared: Column): boolean =>
  withoutLargest(live) === withoutLargest(declared.type) || (!hasEnum(declared) && isQualified(live, declared.type))

/** A precision of six is what a time or an interval has without one. */
const withoutLargest = (type: string): string => type.replace(/^(timestamp|time|interval)\(6\)/, '$1')

const hasEnum = ({ uses }: Column): boolean => uses.some((key) => kindNameOf(key) === 'enum')

/** `public.citext` is what `citext` is where the default namespace is another one. */
const isQualified = (live: string | null, declared: string | null): boolean =>
  live?.endsWith(`.${declared}`) === true && declared?.includes('.') === false

/** A sequence that does not belong to the column counts as well as one that does. */
const countsByHand = (live: Column, declared: Column): boolean =>
  declared.generated?.kind === 'serial' && live.generated === null && live.default?.startsWith('nextval(') === true

/** TypeORM names no sequence and no options, so those that are there are meant; another type may bring its own range. */
function adoptGenerated(live: Column, { generated, type }: Column, lookup: Lookup): Column['generated'] {
  if (!hasSequence(generated)) return generated
  const found = sequenceThere(live, generated.kind, lookup)
  if (found === undefined)
    return { ...generated, sequence: { ...generated.sequence, name: freeSequenceName(live, lookup) } }
  const { name, options } = found
  const kept = live.type === type ? options : ofType(options, generated.sequence.options.type)
  return { ...generated, sequence: { name, options: kept } }
}

/** The sequence behind the column, or one that may be from now on. */
function sequenceThere(live: Column, kind: 'serial' | 'identity', lookup: Lookup): OwnedSequence | undefined {
  if (hasSequence(live.generated)) return live.generated.kind === kind ? live.generated.sequence : undefined
  return kind === 'serial' && live.generated === null ? idleSequence(live, lookup) : undefined
}
