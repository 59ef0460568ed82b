/** Upgrades the database of a URL to the head of a folder, and prints what came of it as one line of JSON. */
import { upgrade } from '../../src/index.ts'

const [revisions = ''] = process.argv.slice(2)
const { DATABASE_URL: url } = process.env

try {
  const { completed } = await upgrade({
    url,
    revisions,
    target: 'head',
    patience: { leaseMs: 2_000, lockTimeoutMs: 500 },
  })
  console.log(JSON.stringify({ completed: completed.map(({ id }) => id) }))
} catch (error) {
  console.log(JSON.stringify({ failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }))
}
