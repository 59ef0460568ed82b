import { skeletonOf } from './skeleton.ts'
import { sqlTokens } from './split.ts'

/** For each column whose type an ALTER TABLE changes, in order, what it says after USING; null where it does not. */
export const usingsIn = (alterTable: string): readonly (string | null)[] =>
  partsOf(alterTable).filter(changesType).map(usingOf)

const changesType = (part: string): boolean =>
  /\balter (column )?("\d+"|[^ ]+) (set data )?type\b/.test(skeletonOf(part).text)

/** Between the commas that stand in no brackets. */
function partsOf(sql: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const token of sqlTokens(sql)) {
    depth += depthOf(token)
    if (token === ',' && depth === 0) parts.push('')
    else if (!/^(--|\/\*)/.test(token)) parts.push(`${parts.pop()}${token}`)
  }
  return parts
}

function usingOf(part: string): string | null {
  const tokens = sqlTokens(part)
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    depth += depthOf(token)
    if (depth === 0 && /^using$/i.test(token))
      return tokens
        .slice(at + 1)
        .join('')
        .trim()
  }
  return null
}

const depthOf = (token: string): number =>
  token === '(' || token === '[' ? 1 : token === ')' || token === ']' ? -1 : 0
