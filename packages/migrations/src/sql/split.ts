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
export function sqlTokens(text: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; at += found.at(-1)?.length ?? 1) {
    found.push(text.startsWith('/*', at) ? blockComment(text, at) : tokenAt(text, at))
  }
  return found
}

/** Block comments nest. One that never ends, like a quote, runs to the end of the text. */
function blockComment(text: string, start: number): string {
  const marks = /\/\*|\*\//g
  marks.lastIndex = start
  let depth = 0
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1
    if (depth === 0) return text.slice(start, marks.lastIndex)
  }
  return text.slice(start)
}

function tokenAt(text: string, at: number): string {
  token.lastIndex = at
  return token.exec(text)?.[0] ?? text.charAt(at)
}

const token = new RegExp(
  [
    String.raw`--[^\n\r]*`,
    String.raw`\b[eE]'(?:[^'\\]|\\[^]|'')*(?:'|$)`,
    "'(?:[^']|'')*(?:'|$)",
    '"(?:[^"]|"")*(?:"|$)',
    String.raw`(?<![\w$])\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$[^]*?(?:\$\1\$|$)`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    '[^]',
  ].join('|'),
  'y',
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
