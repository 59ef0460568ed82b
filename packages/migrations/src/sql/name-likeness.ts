/** How alike two names are, from 0 to 1: the share of the pairs of neighbouring letters that both have. */
export function nameLikeness(first: string, second: string): number {
  const [one, other] = [pairsOf(first), pairsOf(second)]
  const size = one.length + other.length
  if (size === 0) return first.toLowerCase() === second.toLowerCase() ? 1 : 0
  const rest = [...other]
  const shared = one.filter((pair) => {
    const place = rest.indexOf(pair)
    if (place !== -1) rest.splice(place, 1)
    return place !== -1
  })
  return (2 * shared.length) / size
}

/** Without what separates words, so that `fullName` and `full_name` are one name. */
function pairsOf(name: string): readonly string[] {
  const letters = [...name.toLowerCase().replace(/[_\s-]/g, '')]
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}

/** The weighted mean of shares between 0 and 1. */
export function weighed(shares: readonly (readonly [weight: number, share: number])[]): number {
  const total = shares.reduce((sum, [weight]) => sum + weight, 0)
  return shares.reduce((sum, [weight, share]) => sum + weight * share, 0) / total
}
