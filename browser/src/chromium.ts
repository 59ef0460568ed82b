import { existsSync } from 'node:fs'

import puppeteer, { type Browser, type Page } from 'puppeteer-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of this machine: CHROMIUM, or where one usually is; null where there is none. */
export const chromiumPath = (): string | null => {
  const named = process.env.CHROMIUM
  return (named === undefined ? places : [named]).find((path) => existsSync(path)) ?? null
}

/** Nothing but what the test itself puts into a page is loaded, so the sandbox, which not every container allows, guards nothing. */
export const openBrowser = (executablePath: string): Promise<Browser> =>
  puppeteer.launch({ executablePath, args: ['--no-sandbox', '--hide-scrollbars'], protocolTimeout: 60_000 })

/** Whatever a page complains of, in the order in which it does. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error instanceof Error ? error.message : String(error)))
  page.on('request', (request) => {
    if (!/^(file|data|about|blob):/.test(request.url())) complaints.push(`asks for ${request.url()}`)
  })
  return complaints
}
