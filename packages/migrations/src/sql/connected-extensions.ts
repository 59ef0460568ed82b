import { doBlock } from './do-block.ts'
import { quoteLiteral, quoteName } from './quote.ts'
import { skeletonOf } from './skeleton.ts'

/**
 * Statements for the extensions that texts of a TypeORM migration use. TypeORM makes them as it connects, where entities ask for
 * them, so that no migration does. CUBE is left out: it is also a word of GROUP BY.
 */
export function connectedExtensions(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => {
    const skeleton = skeletonOf(text).text
    return extensions.filter(([word]) => word.test(skeleton)).map(([, extension]) => extension)
  })
  return [...new Set(found)].map(makeUnlessThere)
}

/** IF NOT EXISTS would have PostgreSQL say each time that it is there already. */
function makeUnlessThere(extension: string): string {
  const isMissing = `not exists (select from pg_extension where extname = ${quoteLiteral(extension)})`
  return doBlock(`if ${isMissing} then create extension ${quoteName(extension)}; end if;`)
}

const extensions: readonly (readonly [word: RegExp, extension: string])[] = [
  [/\buuid_generate_v\d/, 'uuid-ossp'],
  [/\bcitext\b/, 'citext'],
  [/\bhstore\b/, 'hstore'],
  [/\bltree\b/, 'ltree'],
  [/\b(?:geometry|geography)\b/, 'postgis'],
  [/\b(?:vector|halfvec)\b/, 'vector'],
]
