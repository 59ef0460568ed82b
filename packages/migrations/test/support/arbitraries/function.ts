import fc from 'fast-check'

import type { Routine } from '../../../src/kinds/function.ts'
import { type Die, die, pick } from './choose.ts'
import { namespaceFrom } from './plain-kinds.ts'
import { generator } from './site.ts'

/** Functions that triggers call, and others that nothing stands on. */
export const functionGenerator = generator({
  kind: 'function',
  slots: 3,
  often: ['body'],
  seed: fc.record({ namespace: die(), name: die(), body: die(), extra: die(), isForTriggers: fc.boolean() }),
  grow(seed, site) {
    const namespace = namespaceFrom(site, seed.namespace)
    return { object: seed.isForTriggers ? forTriggers(seed, namespace) : withArguments(seed, namespace) }
  },
})

interface Seed {
  readonly name: Die
  readonly body: Die
  readonly extra: Die
}

const forTriggers = ({ name, body }: Seed, namespace: string | null): Routine => ({
  namespace,
  name: pick(['touch', 'Log it', "o'clock"], name) ?? 'touch',
  type: 'function',
  arguments: '',
  definition: `()\n RETURNS trigger\n LANGUAGE plpgsql\nAS $function$${pick(bodies, body)}$function$`,
  language: 'plpgsql',
  isParsed: false,
  result: 'trigger',
  inputs: [],
  optional: 0,
  uses: [],
})

const bodies = ['begin return new; end', "begin\n  raise notice '\\ `$';\n  return new;\nend", 'begin return null; end']

/** The name of an argument cannot be changed in place, the type of the result neither; a further argument is another function. */
function withArguments({ name, body, extra }: Seed, namespace: string | null): Routine {
  const input = pick(['n', 'n', 'of'], body) ?? 'n'
  const result = pick(['integer', 'integer', 'bigint'], extra) ?? 'integer'
  const isOptional = extra % 5 === 4
  const attributes = pick(
    ['', ' IMMUTABLE STRICT\n', ' STABLE SECURITY DEFINER\n', " SET search_path TO ''\n"],
    name + body,
  )
  const values = `${input} integer${isOptional ? ' DEFAULT 1' : ''}`
  return {
    namespace,
    name: pick(['twice', 'half'], name) ?? 'twice',
    type: 'function',
    arguments: 'integer',
    definition: `(${values})\n RETURNS ${result}\n LANGUAGE sql\n${attributes}AS $function$select ${body % 7}$function$`,
    language: 'sql',
    isParsed: false,
    result,
    inputs: [input],
    optional: isOptional ? 1 : 0,
    uses: [],
  }
}
