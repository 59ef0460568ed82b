/**
 * The statements of an SQL text, without the comments and semicolons between them. Quotes, dollar quotes, nested comments
 * and the bodies of SQL-standard functions (`BEGIN ATOMIC … END`) are followed as PostgreSQL's own lexer and psql do.
 */
export function splitStatements(text: string): readonly string[] {
  const statements: string[] = []
  let current = ''
  let depth = 0
  for (const token of sqlTokens(text)) {
    if (/^(--|\/\*)/.test(token)) {
      current += ' '
    } else if (token === ';' && depth === 0) {
      statements.push(current)
      current = ''
    } else {
      depth = depthAfter(token, current, depth)
      current += token
    }
  }
  return [...statements, current].map((statement) => statement.trim()).filter((statement) => statement !== '')
}

/** The words, quoted texts, comments and single characters of an SQL text, which joined are that text. */
export const sqlTokens = (text: string): readonly string[] => [...text.matchAll(tokens)].map(([token]) => token)

// Block comments nest; three levels are more than anybody writes. A quote that never ends runs to the end of the text.
const comment = String.raw`\/\*(?:[^*/]|\*(?!\/)|\/(?!\*)|\/\*(?:[^*/]|\*(?!\/)|\/(?!\*)|\/\*[^]*?\*\/)*\*\/)*(?:\*\/|$)`

const tokens = new RegExp(
  [
    String.raw`--[^\n\r]*`,
    comment,
    String.raw`\b[eE]'(?:[^'\\]|\\[^]|'')*(?:'|$)`,
    "'(?:[^']|'')*(?:'|$)",
    '"(?:[^"]|"")*(?:"|$)',
    String.raw`(?<![\w$])\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$[^]*?(?:\$\1\$|$)`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    '[^]',
  ].join('|'),
  'g',
)

/** How deep in a function's own BEGIN and CASE blocks the text is, where semicolons do not end the statement. */
function depthAfter(token: string, before: string, depth: number): number {
  const word = token.toLowerCase()
  if (depth === 0) return word === 'atomic' && /\bbegin\s+$/i.test(before) && isRoutine(before) ? 1 : 0
  if (word === 'begin' || word === 'case') return depth + 1
  return word === 'end' ? depth - 1 : depth
}

const isRoutine = (statement: string): boolean =>
  /^\s*create\s+(or\s+replace\s+)?(function|procedure)\b/i.test(statement)
