/** A text as GitHub's runner takes it after `::`. */
const data = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** The same for what stands before it, where a comma and a colon part one property from the next. */
const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

const wordFor = (level) => (level === 'stop' ? 'error' : 'warning')

/** The line by which the runner marks a place in a file; without one it marks the whole run. */
export function annotation({ level, title, says, mend }, place) {
  const where =
    place === undefined ? {} : { file: place.file, ...(place.line === null ? {} : { line: String(place.line) }) }
  const properties = Object.entries({ ...where, title }).map(([name, value]) => `${name}=${property(value)}`)
  const text = mend === null ? says : `${says}\n${mend}`
  return `::${wordFor(level)} ${properties.join(',')}::${data(text)}`
}

/** GitHub shows no more errors of one step, and no more warnings. */
const shownOfEach = 10

/**
 * One for each place of each finding, worst first, and as many as GitHub shows: a finding is told in one place before any is told in
 * a second, and what concerns the history as a whole before what one statement does.
 */
export function annotationsOf(findings) {
  const all = findings
    .flatMap((finding) => (finding.places.length === 0 ? [undefined] : finding.places).map(weighed(finding)))
    .sort((one, other) => one.turn - other.turn || one.weight - other.weight)
  const ofLevel = (word) => all.filter((each) => each.word === word)
  const kept = ['error', 'warning'].flatMap((word) => ofLevel(word).slice(0, shownOfEach))
  const left = ['error', 'warning'].flatMap((word) => countOf(ofLevel(word).length - shownOfEach, word))
  return {
    lines: kept.map(({ line }) => line),
    leftOut:
      left.length === 0
        ? null
        : `Not marked: ${left.join(' and ')}, because GitHub shows ${shownOfEach} of each at most. The report has all of them.`,
  }
}

const weighed = (finding) => (place, turn) => ({
  word: wordFor(finding.level),
  weight: weightOf(finding),
  turn,
  line: annotation(finding, place),
})

/** A hazard without a remedy is one that somebody has accepted. */
const weightOf = ({ kind, mend }) => (kind === 'hazard' ? (mend === null ? 2 : 1) : 0)

const countOf = (count, word) => (count <= 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`])
