import { chromiumPath, openBrowser } from './chromium.ts'
import { checkMermaid } from './mermaid.ts'

const path = chromiumPath()
if (path === null) {
  console.log('Skipped: no Chromium is here. Install one, or name it in CHROMIUM.')
  process.exit(0)
}

const checks = { mermaid: checkMermaid }

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
process.exit(found === 0 ? 0 : 1)
