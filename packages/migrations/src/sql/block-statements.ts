import { codeIn, skeletonOf } from './skeleton.ts'
import { splitStatements } from './split.ts'

/**
 * The statements in the body of a DO block, as far as their text tells: each with what only leads to it left out, such as a
 * condition, and those that EXECUTE is given in a literal. None for any other statement.
 */
export const blockStatements = (sql: string): readonly string[] =>
  splitStatements(sql).flatMap((statement) => {
    const { text, strings } = skeletonOf(statement)
    if (!/^do\b/.test(text)) return []
    return strings.map(codeIn).flatMap(splitStatements).flatMap(bareStatement)
  })

function bareStatement(statement: string): readonly string[] {
  const bare = statement.replace(/^.*\b(?:begin|then|else|loop)\b/is, '').trim()
  const { text, strings } = skeletonOf(bare)
  return text.startsWith('execute ') ? strings.map(codeIn).flatMap(splitStatements) : [bare]
}
