import fc from 'fast-check'

/** A number that stands for a choice, taken modulo whatever there turns out to be; zero is the plainest choice. */
export type Die = number

export const die = (): fc.Arbitrary<Die> => fc.nat({ max: 9_999 })

/** True once in so many times. */
export const rarely = (times: number): fc.Arbitrary<boolean> => fc.nat({ max: times - 1 }).map((n) => n === times - 1)

/** The choice from a list that is always the same, such as names: small numbers are the plain ones at its start. */
export const pick = <T>(from: readonly T[], choice: Die): T | undefined => from[choice % from.length]

/**
 * So many of a list that may be shorter or longer in the next schema. Each candidate gets a score of its own, and the
 * best are taken, so that one candidate more or less does not move every other choice.
 */
export function chooseSome<T>(from: readonly T[], { choice, most }: { choice: Die; most: number }): readonly T[] {
  const scored = from.map((candidate) => ({ candidate, score: scoreOf(JSON.stringify(candidate), choice) }))
  return scored
    .sort((first, second) => second.score - first.score)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

export const choose = <T>(from: readonly T[], choice: Die): T | undefined => chooseSome(from, { choice, most: 1 })[0]

function scoreOf(text: string, choice: Die): number {
  let hash = 0x811c9dc5 ^ (choice * 0x9e3779b1)
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
