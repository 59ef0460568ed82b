import { sqlTokens } from './split.ts'

/**
 * A statement, or several, as a script has them: ended by a semicolon, free of control characters, and such that psql sends
 * what the text says. Only for texts that `scriptProblem` has nothing against.
 */
export function scriptText(sql: string): string {
  const tokens = sqlTokens(sql)
  const last = tokens.findLast((token) => token.trim() !== '' && !isComment(token))
  const text = tokens.map((token, index) => written(token, tokens[index - 1], tokens[index + 1])).join('')
  if (last === undefined || last === ';') return text.trim()
  const endsInComment = tokens.findLast((token) => token.trim() !== '')?.startsWith('--') === true
  return `${text.trim()}${endsInComment ? '\n' : ''};`
}

/** Why a script cannot hold the text, as the end of a sentence that begins with the text; null where it can. */
export function scriptProblem(sql: string): string | null {
  const tokens = sqlTokens(sql)
  const bare = tokens.filter((token) => !isComment(token) && !isQuoted(token)).join('')
  if (tokens.some((token) => !isEnded(token))) return 'has a quote or a comment without an end'
  if (bare.includes('\\')) return 'has a backslash outside a string, which psql takes for a command to itself'
  if (parenthesesOf(bare) !== 0) return 'has a parenthesis without its counterpart, for which psql would wait'
  if (/\bcopy\b[^;]*\bfrom\s+stdin\b/i.test(bare)) return 'copies from what follows it, which would be the script'
  if (tokens.some((_token, index) => isUnwritable(tokens, index))) {
    return 'has a control character where no escape can stand for it'
  }
  return null
}

/** A comment of one line that nothing can leave. */
export const scriptComment = (text: string): string =>
  `-- ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => (character === '\n' ? '\\n' : escapeOf(character)))}`

const isComment = (token: string): boolean => /^(--|\/\*)/.test(token)
const isString = (token: string): boolean => /^([eE]?'|\$.)/s.test(token)
const isQuoted = (token: string): boolean => isString(token) || token.startsWith('"')

// What the command line prints as an escape, so that no text can steer a terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
const everyControl = new RegExp(control, 'g')

function written(token: string, before = '', after = ''): string {
  if (isString(token)) return control.test(token) ? escaped(token) : token
  // For `[1:name]` psql would put the value of a variable; to PostgreSQL a space makes no difference.
  if (token === ':' && before !== ':' && /^[\w"'{\u0080-\uffff]/.test(after)) return ': '
  return token.replace(/\r\n?/g, '\n').replace(everyControl, ' ')
}

/** The same string in the form that has escapes. */
function escaped(token: string): string {
  if (/^[eE]/.test(token)) {
    return token.replace(/\\?(.)/gs, (pair, last: string) => (control.test(last) ? escapeOf(last) : pair))
  }
  const delimiter = /^(\$.*?\$)?/s.exec(token)?.[0] || "'"
  const inner = token.slice(delimiter.length, -delimiter.length)
  const doubled = delimiter === "'" ? inner : inner.replaceAll("'", "''")
  return `E'${doubled.replaceAll('\\', '\\\\').replace(everyControl, escapeOf)}'`
}

const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

function isUnwritable(tokens: readonly string[], index: number): boolean {
  const token = tokens[index] ?? ''
  if (!control.test(token) || isComment(token)) return false
  if (token.includes('\0')) return true
  if (!isString(token)) return token.trim() !== ''
  // `U&'…'` and `N'…'` have escapes of their own, and a string that goes on in the next line takes them from its first.
  const next = tokens.slice(index + 1).find((each) => each.trim() !== '')
  return /[\w&]$/.test(tokens[index - 1] ?? '') || next?.startsWith("'") === true
}

function isEnded(token: string): boolean {
  if (token.startsWith("'")) return /^'(?:[^']|'')*'$/.test(token)
  if (/^[eE]'/.test(token)) return /^[eE]'(?:[^'\\]|\\.|'')*'$/s.test(token)
  if (token.startsWith('"')) return /^"(?:[^"]|"")*"$/.test(token)
  if (isString(token)) return /^(\$[^$]*\$).*\1$/s.test(token)
  return !token.startsWith('/*') || [...token.matchAll(/\/\*|\*\//g)].reduce(depthAfter, 0) === 0
}

const depthAfter = (depth: number, [mark]: RegExpExecArray): number => (mark === '/*' ? depth + 1 : depth - 1)

const parenthesesOf = (bare: string): number =>
  [...bare].reduce((open, character) => open + (character === '(' ? 1 : character === ')' ? -1 : 0), 0)
