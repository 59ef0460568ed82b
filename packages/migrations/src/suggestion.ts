/** The known word that a mistyped or unfinished one most likely meant; null when none is near. */
export function suggestion(typed: string, known: readonly string[]): string | null {
  const [begun, ...others] = typed.length < 3 ? [] : known.filter((word) => word.startsWith(typed))
  if (begun !== undefined && others.length === 0) return begun
  const ranked = known
    .map((word) => ({ word, distance: distance(typed, word) }))
    .sort((a, b) => a.distance - b.distance)
  const [nearest] = ranked
  if (nearest === undefined) return null
  return nearest.distance <= Math.max(1, Math.floor(typed.length / 3)) ? nearest.word : null
}

/** How many letters must be put in, left out or replaced to make one word of the other. */
function distance(from: string, to: string): number {
  const last = [...from].reduce(
    (row, letter, index) => nextRow(row, letter, { to, first: index + 1 }),
    Array.from({ length: to.length + 1 }, (_, length) => length),
  )
  return last[to.length] ?? 0
}

function nextRow(row: readonly number[], letter: string, { to, first }: { to: string; first: number }): number[] {
  const next = [first]
  for (let index = 0; index < to.length; index++) {
    const replaced = (row[index] ?? 0) + (to[index] === letter ? 0 : 1)
    const added = (next[index] ?? 0) + 1
    const left = (row[index + 1] ?? 0) + 1
    next.push(Math.min(replaced, added, left))
  }
  return next
}
