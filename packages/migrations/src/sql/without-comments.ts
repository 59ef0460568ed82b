import { sqlTokens } from './split.ts'

/** An expression as it may stand before anything else: a comment of its last line would take along what follows. The server keeps none. */
export const withoutComments = (text: string): string =>
  (/--|\/\*/.test(text) ? sqlTokens(text).map(withoutComment).join('') : text).trim()

const withoutComment = (token: string): string => (/^(?:--|\/\*)/.test(token) ? ' ' : token)
