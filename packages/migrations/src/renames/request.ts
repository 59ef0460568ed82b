import { UsageError } from '../errors.ts'
import { type RenameRequest, type RenameWord, renameWords } from '../model/rename.ts'
import { parsePair } from '../sql/object-path.ts'
import { displayQualified } from '../sql/quote.ts'
import { suggestion } from '../suggestion.ts'

/** What a person says of renames: those that are, or that nothing is one. */
export interface DeclaredRenames {
  readonly requests: readonly RenameRequest[]
  /** Whatever else looks like a rename is none. */
  readonly none: boolean
}

/** Reads `table:customer=client` and its like, and `none`. */
export function parseRenames(texts: readonly string[]): DeclaredRenames {
  const renames = texts.filter((text) => text.trim() !== 'none')
  return { requests: renames.map(parseRename), none: renames.length < texts.length }
}

const form = 'A rename is written as in column:customer.name=full_name or table:customer=client.'

function parseRename(text: string): RenameRequest {
  const [, typed = '', pair = ''] = /^\s*(\w+)\s*:(.*)$/s.exec(text) ?? []
  const word = renameWords.find((each) => each === typed)
  if (word === undefined) throw unknownWord(text, typed)
  const [from, to] = parsePair(pair) ?? []
  if (from === undefined || to === undefined) throw new UsageError(`${text} is not a rename.`, { hint: form })
  return { word, from, to }
}

function unknownWord(text: string, typed: string): UsageError {
  if (typed === '') return new UsageError(`${text} is not a rename.`, { hint: form })
  const near = suggestion(typed, renameWords)
  return new UsageError(`${text}: there is no renaming of a ${typed}.`, {
    hint: near === null ? `What can be renamed: ${renameWords.join(', ')}.` : `Did you mean ${near}?`,
  })
}

/** As one types it. */
export const renameText = ({ word, from, to }: RenameRequest): string =>
  `${word}:${displayQualified(null, ...from)}=${displayQualified(null, ...to)}`

/** How many parts a name has at least, and at most. */
export const lengthsOf = (word: RenameWord): { readonly least: number; readonly most: number } => {
  if (word === 'schema') return { least: 1, most: 1 }
  return word === 'table' || word === 'type' || word === 'index' ? { least: 1, most: 2 } : { least: 2, most: 3 }
}
