import type { Node, TypeName } from 'libpg-query'

import { NotPlain, type Tokens, takeList, takeNames } from './plain-tokens.ts'

/** Types that the grammar knows by words of its own, with PostgreSQL's internal names, and how many modifiers they have there. */
const ofGrammar: readonly (readonly [words: readonly string[], name: string, modifiers: number])[] = [
  [['double', 'precision'], 'float8', 0],
  [['character', 'varying'], 'varchar', 1],
  [['timestamp', 'without', 'time', 'zone'], 'timestamp', 0],
  [['timestamp', 'with', 'time', 'zone'], 'timestamptz', 0],
  [['timestamp'], 'timestamp', 1],
  // What is in its brackets, the parser takes for its second modifier.
  [['interval'], 'interval', 0],
  [['json'], 'json', 0],
  [['integer'], 'int4', 0],
  [['smallint'], 'int2', 0],
  [['bigint'], 'int8', 0],
  [['real'], 'float4', 0],
  [['boolean'], 'bool', 0],
  [['numeric'], 'numeric', Number.POSITIVE_INFINITY],
  [['varchar'], 'varchar', 1],
]

/** A type with what the parser says of it, as far as that is looked at. */
export function takeType(tokens: Tokens): TypeName {
  const [, known, most = Number.POSITIVE_INFINITY] = ofGrammar.find(([words]) => tokens.takes(...words)) ?? []
  const names = known === undefined ? takeNames(tokens) : ['pg_catalog', known]
  const typmods = tokens.peek() === '(' ? takeList(tokens, takeModifier) : []
  if (typmods.length > most) throw new NotPlain('modifiers')
  // `timestamp(3) with time zone` goes on here; brackets with a number in them mean no other type.
  if (['with', 'without'].includes(tokens.peek())) throw new NotPlain('a time zone')
  const isArray = tokens.takes('[', ']')
  if (tokens.peek() === '[') throw new NotPlain('brackets')
  return {
    names: names.map((sval): Node => ({ String: { sval } })),
    ...(typmods.length === 0 ? {} : { typmods: [...typmods] }),
    ...(isArray ? { arrayBounds: [{ Integer: { ival: -1 } }] } : {}),
  }
}

function takeModifier(tokens: Tokens): Node {
  const text = tokens.take()
  if (!/^\d+$/.test(text)) throw new NotPlain('a modifier')
  return { A_Const: { ival: { ival: Number(text) } } }
}
