import { kindNameOf } from '../model/key.ts'
import { isSameDefault } from '../sql/default-spelling.ts'
import type { Column } from './column.ts'

/**
 * A declared column with what the entities cannot know of the one that is there: in which of several ways its default is
 * spelled, which namespace an extension's type or a collation lives in, and what its sequence is.
 */
export const adoptColumn = (live: Column, declared: Column): Column => ({
  ...declared,
  type: !hasEnum(declared) && isQualified(live.type, declared.type) ? live.type : declared.type,
  collation: isQualified(live.collation, declared.collation) ? live.collation : declared.collation,
  default: isSameDefault(live.default, declared.default, declared.type) ? live.default : declared.default,
  generated: adoptGenerated(live, declared),
})

const hasEnum = ({ uses }: Column): boolean => uses.some((key) => kindNameOf(key) === 'enum')

/** `public.citext` is what `citext` is where the default namespace is another one. */
const isQualified = (live: string | null, declared: string | null): boolean =>
  live?.endsWith(`.${declared}`) === true && declared?.includes('.') === false

/** TypeORM names no sequence and no options, so those that are there are meant; another type brings its own range. */
function adoptGenerated(live: Column, { generated, type }: Column): Column['generated'] {
  if (!generated || !('sequence' in generated)) return generated
  if (live.generated?.kind !== generated.kind || !('sequence' in live.generated)) return generated
  const { name, options } = live.generated.sequence
  const kept = live.type === type ? options : generated.sequence.options
  return { ...generated, sequence: { name, options: kept } }
}
