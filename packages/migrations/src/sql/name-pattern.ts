import { displayName, quoteName } from './quote.ts'

const part = '(?:"(?:[^"]|"")+"|[a-z_\\u0080-\\uffff][a-z0-9_$\\u0080-\\uffff]*)'

/** A name in an SQL text, with or without its namespace, as the source of a regular expression that ignores case. */
export const qualifiedName: string = String.raw`${part}(?:\s*\.\s*${part})?`

/** One name as an SQL text may spell it, as the source of a regular expression that ignores case. */
export function namePattern(name: string): string {
  const quoted = escaped(quoteName(name))
  return displayName(name).startsWith('"') ? quoted : String.raw`(?:${quoted}|(?<![\w$])${escaped(name)}(?![\w$]))`
}

/** A text as the source of a regular expression that looks for it. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
