import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { Browser, Page } from 'puppeteer-core'

import { htmlOf } from '../../packages/migrations/src/review/html.ts'
import { markdownOf } from '../../packages/migrations/src/review/markdown.ts'
import { mermaidOf } from '../../packages/migrations/src/review/mermaid.ts'
import { svgOf } from '../../packages/migrations/src/review/svg.ts'
import { reviewCases } from '../../packages/migrations/test/review/cases.ts'
import { reviewedCase } from '../../packages/migrations/test/review/reviewed-case.ts'
import { complaintsOf } from './chromium.ts'
import { mermaidFault, mermaidPage, mermaidVersions } from './mermaid.ts'

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const githubStyle = readFileSync(require.resolve('github-markdown-css/github-markdown.css'), 'utf8')

interface View {
  readonly name: string
  readonly width: number
  readonly scheme: 'light' | 'dark'
  readonly print?: true
}

const views: readonly View[] = [
  { name: 'light', width: 1200, scheme: 'light' },
  { name: 'dark', width: 1200, scheme: 'dark' },
  { name: 'phone', width: 375, scheme: 'light' },
  { name: 'phone-dark', width: 375, scheme: 'dark' },
  { name: 'print', width: 794, scheme: 'dark', print: true },
]

/** Opens every golden report as a page and as GitHub shows it, and keeps pictures of both. */
export async function checkReports(
  browser: Browser,
  { folder, only }: { readonly folder: string; readonly only: readonly string[] },
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true })
  const faults: string[] = []
  const pages = new Map<string, Page>()
  for (const version of mermaidVersions) pages.set(version, await mermaidPage(browser, version))
  for (const each of reviewCases.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const review = await reviewedCase(each)
    const file = join(folder, `${each.name}.html`)
    writeFileSync(file, await htmlOf(review))
    writeFileSync(join(folder, `${each.name}.svg`), await svgOf(review.drawing, each.name))
    for (const view of views) faults.push(...(await checkView(browser, { file, folder, name: each.name, view })))
    faults.push(...(await checkMarkdown(browser, { folder, name: each.name, text: markdownOf(review) })))
    for (const version of mermaidVersions) {
      const page = pages.get(version)
      if (page === undefined || review.drawing.tables.length === 0) continue
      // A page behind another one is not painted.
      await page.bringToFront()
      const fault = await mermaidFault(page, mermaidOf(review.drawing))
      if (fault !== null) faults.push(`${each.name}: ${version}: ${fault}`)
      await page.screenshot({ path: join(folder, `${each.name}-${version}.png`) })
    }
  }
  return faults
}

interface Looked {
  readonly file: string
  readonly folder: string
  readonly name: string
  readonly view: View
}

async function checkView(browser: Browser, { file, folder, name, view }: Looked): Promise<readonly string[]> {
  const page = await browser.newPage()
  const complaints = complaintsOf(page)
  await page.setViewport({ width: view.width, height: 900 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }])
  if (view.print) await page.emulateMediaType('print')
  await page.goto(pathToFileURL(file).href)
  await page.screenshot({ path: join(folder, `${name}-${view.name}.png`), fullPage: true })
  const found = [...complaints, ...(await tooWide(page)), ...(await keyboardFaults(page)), ...(await axeFaults(page))]
  await page.close()
  return found.map((each) => `${name}, ${view.name}: ${each}`)
}

/** A page that has to be pushed sideways is not for a telephone. */
const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth ? [`is ${scrollWidth - clientWidth} pixels too wide`] : []
  })

/** Everything that opens or scrolls is reached with the tabulator, and is seen to be. */
async function keyboardFaults(page: Page): Promise<readonly string[]> {
  const wanted = await page.evaluate(() => document.querySelectorAll('a[href], summary, [tabindex="0"]').length)
  const closed = await page.evaluate(() => document.querySelectorAll('details:not([open]) [tabindex="0"]').length)
  const reached = new Set<string>()
  let unseen = 0
  for (let index = 0; index <= wanted; index++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return null
      const place = [...document.querySelectorAll('*')].indexOf(element)
      return { place: String(place), isSeen: getComputedStyle(element).outlineStyle !== 'none' }
    })
    if (focus === null) break
    reached.add(focus.place)
    if (!focus.isSeen) unseen += 1
  }
  const missing = wanted - closed - reached.size
  return [
    ...(missing > 0 ? [`${missing} parts are not reached with the keyboard`] : []),
    ...(unseen > 0 ? [`${unseen} parts do not show that they have the focus`] : []),
  ]
}

async function axeFaults(page: Page): Promise<readonly string[]> {
  // The page's own policy lets no script in, which is as it should be; this one goes around it.
  const session = await page.createCDPSession()
  await session.send('Page.setBypassCSP', { enabled: true })
  await session.send('Runtime.evaluate', { expression: axe })
  const violations = await page.evaluate(async () => {
    interface Axe {
      run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
    }
    const { axe: checker } = globalThis as unknown as { axe: Axe }
    const found = await checker.run({ resultTypes: ['violations'] })
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
  })
  return violations.map((each) => `axe: ${each.replace(/\s+/g, ' ')}`)
}

/** Rendered as GitHub does, and then without whatever it takes out. */
async function checkMarkdown(
  browser: Browser,
  { folder, name, text }: { readonly folder: string; readonly name: string; readonly text: string },
): Promise<readonly string[]> {
  const body = micromark(text, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  const file = join(folder, `${name}-comment.html`)
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><style>${githubStyle} body{max-width:900px;margin:1rem auto}</style><body class="markdown-body">${body}`,
  )
  const page = await browser.newPage()
  await page.setViewport({ width: 960, height: 900 })
  await page.goto(pathToFileURL(file).href)
  await page.screenshot({ path: join(folder, `${name}-comment.png`), fullPage: true })
  const faults = await page.evaluate(() => [
    ...[...document.body.querySelectorAll('script, img, style, iframe, form')].map((each) => `holds ${each.outerHTML}`),
    ...[...document.body.querySelectorAll('table details')].flatMap((each) =>
      each.querySelector('pre code') === null ? ['a fold without its SQL'] : [],
    ),
    ...(document.body.querySelector('h2') === null ? ['has no verdict'] : []),
    ...[...document.body.querySelectorAll('tr')].flatMap((row) =>
      [2, 6, 1].includes(row.cells.length) ? [] : [`a row of ${row.cells.length} cells`],
    ),
  ])
  await page.close()
  return faults.map((each) => `${name}, as a comment: ${each}`)
}
