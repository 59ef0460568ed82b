import { type LockMode, lockModes } from '../model/statement.ts'

/** What a comment of a revision file says that its statement does to one relation. */
export interface RelationClaim {
  /** As the comment has it. */
  readonly relation: string
  readonly mode: LockMode | null
  readonly rewrites: boolean
  readonly reads: boolean
}

export interface Claim {
  readonly relations: readonly RelationClaim[]
  /** What follows "LOSES DATA: "; null where the comment says nothing of the sort. */
  readonly loses: string | null
  /** What follows "NEEDS DATA: "; null likewise. */
  readonly needs: string | null
}

const identifier = `(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")*")`
const relationFact = new RegExp(String.raw`^(${identifier}(?:\.${identifier})*): ([^;"]*?)(?:; |$)`)
const loss = /(?:\. |^)LOSES DATA: (.*)$/
const need = /(?:\. |^)NEEDS DATA: (.*)$/
const nothing = 'locks nothing that exists'

/** Reads a line that `factsOf` has written; null for any other comment. */
export function claimFrom(line: string): Claim | null {
  const [kept, loses] = splitAt(line, loss)
  const [effect, needs] = splitAt(kept, need)
  if (effect === nothing) return { relations: [], loses, needs }
  const relations: RelationClaim[] = []
  for (let rest = effect; rest !== ''; ) {
    const [whole = '', relation = '', facts = ''] = relationFact.exec(rest) ?? []
    const claim = relationClaim(relation, facts)
    if (whole === '' || claim === null) return null
    relations.push(claim)
    rest = rest.slice(whole.length)
  }
  return relations.length === 0 ? null : { relations, loses, needs }
}

/** The last of several: a name may hold the words that announce a loss, and a loss may not. */
function splitAt(line: string, words: RegExp): readonly [string, string | null] {
  const found = words.exec(withoutNames(line))
  if (found === null) return [line, null]
  return [line.slice(0, found.index), line.slice(line.length - (found[1] ?? '').length)]
}

/** The line with every quoted name blanked, at the same length. */
const withoutNames = (line: string): string =>
  line.replace(/"(?:[^"]|"")*"/g, (name) => '"'.padEnd(name.length - 1, '_').concat('"'))

function relationClaim(relation: string, facts: string): RelationClaim | null {
  const parts = facts.split(', ')
  const mode = lockModes.find((each) => each === parts[0]) ?? null
  const says = (fact: string): boolean => parts.includes(fact)
  const [rewrites, reads] = [says('rewrites every row'), says('reads every row')]
  if (mode === null && !rewrites && !reads) return null
  // Whoever writes every row anew has read it.
  return { relation, mode, rewrites, reads: reads || rewrites }
}
