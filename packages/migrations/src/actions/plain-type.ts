import type { Node, TypeName } from 'libpg-query'

import { NotPlain, type Tokens, takeList, takeNames } from './plain-tokens.ts'

/** Types that the grammar knows by words of its own, with PostgreSQL's internal names. */
const ofGrammar: readonly (readonly [words: readonly string[], name: string])[] = [
  [['double', 'precision'], 'float8'],
  [['character', 'varying'], 'varchar'],
  [['timestamp', 'without', 'time', 'zone'], 'timestamp'],
  [['timestamp', 'with', 'time', 'zone'], 'timestamptz'],
  [['timestamp'], 'timestamp'],
  [['interval'], 'interval'],
  [['json'], 'json'],
  [['integer'], 'int4'],
  [['smallint'], 'int2'],
  [['bigint'], 'int8'],
  [['real'], 'float4'],
  [['boolean'], 'bool'],
  [['numeric'], 'numeric'],
  [['varchar'], 'varchar'],
]

/** A type with what the parser says of it, as far as that is looked at. */
export function takeType(tokens: Tokens): TypeName {
  const names = takeTypeNames(tokens)
  const typmods = tokens.peek() === '(' ? takeList(tokens, takeModifier) : []
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

function takeTypeNames(tokens: Tokens): readonly string[] {
  const [, known] = ofGrammar.find(([words]) => tokens.takes(...words)) ?? []
  return known === undefined ? takeNames(tokens) : ['pg_catalog', known]
}

function takeModifier(tokens: Tokens): Node {
  const text = tokens.take()
  if (!/^\d+$/.test(text)) throw new NotPlain('a modifier')
  return { A_Const: { ival: { ival: Number(text) } } }
}
