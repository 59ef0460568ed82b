import { fileURLToPath } from 'node:url'

import type { Browser, Page } from 'puppeteer-core'

import { mermaidOf } from '../../packages/migrations/src/review/mermaid.ts'
import { hostileDrawing } from '../../packages/migrations/test/review/hostile-drawing.ts'
import { hostileTexts } from '../../packages/migrations/test/review/hostile-texts.ts'
import { complaintsOf } from './chromium.ts'

/** GitHub is some versions behind the last one. */
export const mermaidVersions = ['mermaid', 'mermaid-11'] as const

/** A page in which `globalThis.mermaid` is one of the versions. */
export async function mermaidPage(browser: Browser, version: (typeof mermaidVersions)[number]): Promise<Page> {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><title>Mermaid</title><body></body>')
  await page.addScriptTag({
    path: fileURLToPath(new URL(`../node_modules/${version}/dist/mermaid.min.js`, import.meta.url)),
  })
  return page
}

/** What Mermaid says against a text; null where it draws it. */
export const mermaidFault = (page: Page, text: string): Promise<string | null> =>
  page.evaluate(async (source) => {
    interface Mermaid {
      initialize(options: object): void
      render(id: string, text: string): Promise<{ svg: string }>
    }
    const { mermaid } = globalThis as unknown as { mermaid: Mermaid }
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })
    try {
      document.body.innerHTML = (await mermaid.render('drawing', source)).svg
      return null
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }, text)

/** Draws every hostile name with the real parser and looks for it in the picture. */
export async function checkMermaid(browser: Browser): Promise<readonly string[]> {
  const faults: string[] = []
  for (const version of mermaidVersions) {
    const page = await mermaidPage(browser, version)
    const complaints = complaintsOf(page)
    for (const name of hostileTexts) {
      const [drawing, before] = [hostileDrawing(name), complaints.length]
      const fault = await mermaidFault(page, mermaidOf(drawing))
      if (fault !== null) faults.push(`${version} cannot read ${JSON.stringify(name)}: ${fault.split('\n', 1)[0]}`)
      else faults.push(...(await missingIn(page, drawing.tables[0]?.name ?? '')).map((each) => `${version}: ${each}`))
      faults.push(...complaints.slice(before).map((each) => `${version}, drawing ${JSON.stringify(name)}: ${each}`))
    }
    await page.close()
  }
  return faults
}

/** The name as it is seen, spaces aside; characters that cannot be seen are shown by their codes and are not looked for. */
async function missingIn(page: Page, name: string): Promise<readonly string[]> {
  const text = await page.evaluate(() => document.body.textContent ?? '')
  const isSafe = await page.evaluate(() => document.body.querySelector('script, img, a[href]') === null)
  const isSeen = /[\p{Cc}\p{Cf}]/u.test(name) || text.replace(/\s/g, '').includes(name.replace(/\s/g, ''))
  return [
    ...(isSeen ? [] : [`${JSON.stringify(name)} is not in the picture`]),
    ...(isSafe ? [] : [`${JSON.stringify(name)} became a part of the page`]),
  ]
}
