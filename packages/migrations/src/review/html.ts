import { createHash } from 'node:crypto'

import type { Finding, Review, ReviewedRevision, ReviewRow } from '../model/review.ts'
import { escaped } from './markup.ts'
import { pageStyle } from './page-style.ts'
import { inlineSvgOf } from './svg.ts'
import {
  cellsOf,
  columns,
  kindText,
  levelWords,
  mendParts,
  pageSigns,
  revisionNotes,
  titleOf,
  verdictLines,
} from './words.ts'

/** The report as one page that loads nothing and runs nothing, and that a strict policy lets through. */
export async function htmlOf(review: Review): Promise<string> {
  const { verdict, findings, revisions, proof, drawing, range, serverVersion } = review
  const picture = drawing.tables.length === 0 ? '' : await inlineSvgOf(drawing, 'Tables affected')
  return [
    '<!doctype html>',
    '<html lang="en">',
    head(verdict.says),
    '<body>',
    '<a class="skip" href="#report">To the report</a>',
    `<header><h1 class="level ${verdict.level}"><span aria-hidden="true">${pageSigns[verdict.level]}</span> ${escaped(verdict.says)}</h1>`,
    `<p class="faint">${escaped(range)}</p></header>`,
    '<main id="report">',
    section('At a glance', [
      `<dl>${[...verdictLines(verdict), ['Proof', proof.says] as const].map(([name, says]) => `<dt>${name}</dt><dd>${escaped(says)}</dd>`).join('')}</dl>`,
    ]),
    ...(findings.length === 0 ? [] : [section('What to look at', ['<ul>', ...findings.map(findingItem), '</ul>'])]),
    ...revisions.map(revisionSection),
    ...(proof.details.length === 0
      ? []
      : [
          section('What the proof leaves open', [
            '<ul>',
            ...proof.details.map((each) => `<li>${escaped(each)}</li>`),
            '</ul>',
          ]),
        ]),
    ...(picture === ''
      ? []
      : [
          section('Tables affected', [
            '<div class="scroll" tabindex="0" role="region" aria-label="Diagram of the tables affected">',
            picture.trimEnd(),
            '</div>',
          ]),
        ]),
    '</main>',
    `<footer>Locks as PostgreSQL ${serverVersion} takes them. Written by <code>migrate review</code>.</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function head(title: string): string {
  const hash = createHash('sha256').update(pageStyle).digest('base64')
  return [
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>Review: ${escaped(title)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
  ].join('\n')
}

const idOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '-')

const section = (title: string, lines: readonly string[]): string =>
  [
    `<section aria-labelledby="${idOf(title)}">`,
    `<h2 id="${idOf(title)}">${escaped(title)}</h2>`,
    ...lines,
    '</section>',
  ].join('\n')

function findingItem(finding: Finding): string {
  const { level, says, mend, places } = finding
  const where = places
    .map(({ file, line }) => (line === null ? file : `${file}:${line}`))
    .filter((each) => !says.includes(each))
  return [
    `<li class="finding ${level}"><span aria-hidden="true">${pageSigns[level]}</span><span class="unseen">${levelWords[level]}: </span> <strong>${kindText(finding)}</strong>: ${escaped(says)}`,
    ...(where.length === 0 ? [] : [`<p><code>${escaped(where.join(', '))}</code></p>`]),
    ...(mend === null ? [] : [`<p>→ ${mendMarkup(mend)}</p>`]),
    '</li>',
  ].join('\n')
}

/** What is to be typed as it stands is shown so. */
function mendMarkup(mend: string): string {
  const [text, code] = mendParts(mend)
  return code === null ? escaped(text) : `${escaped(text)} <code>${escaped(code)}</code>`
}

const revisionSection = (revision: ReviewedRevision): string => {
  const id = `revision-${revision.id.replace(/[^\w-]/g, '-')}`
  return [
    `<section aria-labelledby="${id}">`,
    `<h2 id="${id}">${escaped(titleOf(revision))}</h2>`,
    `<p><code>${escaped(revision.file)}</code></p>`,
    ...revisionNotes(revision).map((note) => `<p class="faint">${escaped(note)}</p>`),
    ...(revision.rows.length === 0 ? [] : [tableOf(revision)]),
    '</section>',
  ].join('\n')
}

// Laid out as blocks, which narrow screens need, a table is none for a screen reader unless its parts say what they are.
const tableOf = ({ rows }: ReviewedRevision): string =>
  [
    '<table role="table">',
    `<thead role="rowgroup"><tr role="row">${columns.map((name) => `<th role="columnheader" scope="col">${name}</th>`).join('')}</tr></thead>`,
    '<tbody role="rowgroup">',
    ...rows.flatMap(rowLines),
    '</tbody>',
    '</table>',
  ].join('\n')

function rowLines(row: ReviewRow): readonly string[] {
  const cells = cellsOf(row).map((cell, index) => {
    const isBad = [row.rewrites.length > 0 ? 2 : -1, row.loses === null ? -1 : 3, isLost(row) ? 4 : -1].includes(index)
    return `<td role="cell" data-name="${columns[index + 1]}"${isBad ? ' class="bad"' : ''}>${escaped(cell)}</td>`
  })
  const sql = row.sql.map((text) => `${text};`).join('\n\n')
  return [
    `<tr role="row"><th role="rowheader" scope="row"><code>${escaped(row.object)}</code></th>${cells.join('')}</tr>`,
    `<tr role="row" class="sql"><td role="cell" colspan="${columns.length}"><details><summary>SQL</summary><pre tabindex="0"><code>${escaped(sql)}</code></pre></details></td></tr>`,
  ]
}

const isLost = ({ wayBack }: ReviewRow): boolean => !wayBack.startsWith('exact')
