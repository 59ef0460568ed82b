import { fileURLToPath } from 'node:url'
import type { Browser } from 'puppeteer-core'

import { chromiumPath, openBrowser } from './chromium.ts'
import { checkMermaid } from './mermaid.ts'
import { checkReports } from './report.ts'

const path = chromiumPath()
if (path === null) {
  console.log('Skipped: no Chromium is here. Install one, or name it in CHROMIUM.')
  process.exit(0)
}

/** Where the pictures are kept for a person to look at. */
const folder = fileURLToPath(new URL('../pictures', import.meta.url))

/** Names of golden reports; all of them where none is given. */
const only = process.argv.slice(2)

const checks = {
  ...(only.length === 0 ? { mermaid: checkMermaid } : {}),
  reports: (browser: Browser) => checkReports(browser, { folder, only }),
}

const browser = await openBrowser(path)
let found = 0
try {
  for (const [name, check] of Object.entries(checks)) {
    const faults = await check(browser)
    found += faults.length
    console.log(`${name}: ${faults.length === 0 ? 'nothing to complain of' : ''}`)
    for (const fault of faults) console.log(`  ${fault}`)
  }
} finally {
  await browser.close()
}
console.log(`The pictures are in ${folder}.`)
process.exit(found === 0 ? 0 : 1)
