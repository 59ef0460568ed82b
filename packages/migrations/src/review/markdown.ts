import type { Finding, Review, ReviewedRevision, ReviewRow } from '../model/review.ts'
import { fenced, markdownText } from './markdown-text.ts'
import { escaped } from './markup.ts'
import { mermaidOf } from './mermaid.ts'
import { cellsOf, columns, kindText, levelSigns, mendParts, revisionNotes, titleOf, verdictLines } from './words.ts'

/** By which the comment of a pull request is found again. */
const reportMarker = '<!-- retort review -->'

/** What GitHub takes for a comment, in characters; counted in bytes, which are never fewer. */
export const longestComment = 65_536

/** How much of a report is written. */
interface Extent {
  readonly sql: boolean
  readonly diagram: boolean
  /** Of a revision. */
  readonly rows: number
  readonly findings: number
}

const whole: Extent = { sql: true, diagram: true, rows: Number.POSITIVE_INFINITY, findings: Number.POSITIVE_INFINITY }

/** What is left out first, until the rest fits. */
const extents: readonly Extent[] = [
  whole,
  { ...whole, sql: false },
  { ...whole, sql: false, rows: 60, findings: 60 },
  { sql: false, diagram: false, rows: 60, findings: 60 },
  { sql: false, diagram: false, rows: 10, findings: 20 },
  { sql: false, diagram: false, rows: 0, findings: 10 },
]

/** The report for a comment: never longer than GitHub takes, and the same for the same review. */
export function markdownOf(review: Review): string {
  const texts = extents.map((extent) => () => written(review, extent))
  for (const text of texts) if (Buffer.byteLength(text()) <= longestComment) return text()
  return `${Buffer.from(written(review, { ...whole, sql: false, diagram: false, rows: 0, findings: 3 }))
    .subarray(0, longestComment - 200)
    .toString()
    .replace(/\n[^\n]*$/, '')}\n\n${leftOut(review)}\n`
}

function written(review: Review, extent: Extent): string {
  const { verdict, findings, revisions, drawing, proof } = review
  const isCut = extent !== whole && !(extent.sql && extent.diagram)
  const blocks = [
    reportMarker,
    `## ${levelSigns[verdict.level]} ${markdownText(verdict.says)}`,
    [
      '| | |',
      '|:--|:--|',
      ...verdictLines(verdict).map(([name, says]) => `| **${name}** | ${markdownText(says)} |`),
      `| **Proof** | ${markdownText(proof.says)} |`,
    ].join('\n'),
    ...(isCut ? [leftOut(review)] : []),
    ...findingBlocks(findings, extent),
    ...revisions.flatMap((revision) => revisionBlocks(revision, extent)),
    ...(proof.details.length === 0 ? [] : ['### What the proof leaves open', list(proof.details)]),
    ...(extent.diagram && drawing.tables.length > 0
      ? ['### Tables affected', fenced('mermaid', mermaidOf(drawing))]
      : []),
    `<sub>${escaped(review.range)} · locks as PostgreSQL ${review.serverVersion} takes them</sub>`,
  ]
  return `${blocks.join('\n\n')}\n`
}

const leftOut = ({ range }: Review): string =>
  `> Not all of it fits into a comment. The whole report, with the SQL: \`migrate review${/^what is/.test(range) ? '' : ` ${range.replace(/[^\w./:@~^-]/g, '')}`} --format html\``

function findingBlocks(findings: readonly Finding[], extent: Extent): readonly string[] {
  if (findings.length === 0) return []
  const shown = findings.slice(0, extent.findings)
  const more = findings.length - shown.length
  const lines = shown.map((finding) => {
    const { level, says, mend } = finding
    const [place] = finding.places
    const where = place === undefined || says.includes(place.file) ? '' : ` (${placeText(place)})`
    return `- ${levelSigns[level]} **${kindText(finding)}**: ${markdownText(says + where)}${mend === null ? '' : `\n  <br>→ ${mendText(mend)}`}`
  })
  return ['### What to look at', [...lines, ...(more === 0 ? [] : [`- and ${more} more`])].join('\n')]
}

/** What is to be typed as it stands is shown so. */
function mendText(mend: string): string {
  const [text, code] = mendParts(mend)
  return code === null ? markdownText(text) : `${markdownText(text)} \`${code}\``
}

const placeText = ({ file, line }: Finding['places'][number]): string => (line === null ? file : `${file}:${line}`)

function revisionBlocks(revision: ReviewedRevision, extent: Extent): readonly string[] {
  const shown = revision.rows.slice(0, extent.rows)
  const more = revision.rows.length - shown.length
  return [
    `### ${markdownText(titleOf(revision))}`,
    [`<code>${escaped(revision.file)}</code>`, ...revisionNotes(revision).map(markdownText)].join(' · '),
    ...(shown.length === 0 ? [] : [tableOf(shown, extent)]),
    ...(more === 0 ? [] : [`and ${more} more rows`]),
  ]
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${markdownText(line)}`).join('\n')

/** Markdown's own tables hold no code, and HTML's do. */
const tableOf = (rows: readonly ReviewRow[], { sql }: Extent): string =>
  [
    '<table>',
    `<tr>${columns.map((name) => `<th align="left">${name}</th>`).join('')}</tr>`,
    ...rows.flatMap((row) => [
      `<tr><td><code>${oneLine(row.object)}</code></td>${cellsOf(row)
        .map((cell) => `<td>${oneLine(cell)}</td>`)
        .join('')}</tr>`,
      ...(sql ? [sqlRow(row)] : []),
    ]),
    '</table>',
  ].join('\n')

const oneLine = (text: string): string => escaped(text.replace(/\s+/g, ' '))

const sqlRow = (row: ReviewRow): string =>
  [
    `<tr><td colspan="${columns.length}"><details><summary>SQL</summary>`,
    fenced('sql', row.sql.map((text) => `${text};`).join('\n\n')),
    '</details></td></tr>',
  ].join('\n\n')
