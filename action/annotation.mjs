/** A text as GitHub's runner takes it after `::`. */
const data = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** The same for what stands before it, where a comma and a colon part one property from the next. */
const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** The line by which the runner marks a place in a file; without one it marks the whole run. */
export function annotation({ level, title, says, mend }, place) {
  const where =
    place === undefined ? {} : { file: place.file, ...(place.line === null ? {} : { line: String(place.line) }) }
  const properties = Object.entries({ ...where, title }).map(([name, value]) => `${name}=${property(value)}`)
  const text = mend === null ? says : `${says}\n${mend}`
  return `::${level === 'stop' ? 'error' : 'warning'} ${properties.join(',')}::${data(text)}`
}

/** One for each place of each finding. */
export const annotationsOf = (findings) =>
  findings.flatMap((finding) =>
    finding.places.length === 0 ? [annotation(finding)] : finding.places.map((place) => annotation(finding, place)),
  )
