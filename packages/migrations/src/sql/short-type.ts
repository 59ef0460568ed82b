const shortNames: readonly (readonly [RegExp, string])[] = [
  [/^timestamp(\(\d\))? with time zone/, 'timestamptz$1'],
  [/^timestamp(\(\d\))? without time zone/, 'timestamp$1'],
  [/^time(\(\d\))? with time zone/, 'timetz$1'],
  [/^time(\(\d\))? without time zone/, 'time$1'],
  [/^character varying/, 'varchar'],
  [/^character\b/, 'char'],
  [/^bit varying/, 'varbit'],
  [/^double precision/, 'float8'],
]

/** A type as people write it who have to write it often: one word for those whose full names have several. */
export const shortType = (type: string): string =>
  shortNames.reduce((text, [pattern, short]) => text.replace(pattern, short), type)
