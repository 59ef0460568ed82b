// Reads and loads the revisions of a folder in a process of its own, as the command line does, and prints for each
// what its two functions send, or why they could not be loaded.
import '@oxc-node/core/register'

const { readRevisions } = await import('../../src/io/revisions.ts')
const { loadRevision } = await import('../../src/io/load-revision.ts')

async function sentBy(run) {
  const sent = []
  await run({ query: async (sql) => void sent.push(sql) })
  return sent
}

async function outcomeOf(revision) {
  try {
    const { upgrade, downgrade } = await loadRevision(revision)
    return { ...revision, upgrade: await sentBy(upgrade), downgrade: await sentBy(downgrade) }
  } catch (error) {
    return { ...revision, error: { name: error.name, message: error.message, hint: error.hint ?? null } }
  }
}

const outcomes = []
for (const revision of await readRevisions(process.argv.slice(2))) outcomes.push(await outcomeOf(revision))
console.log(JSON.stringify(outcomes))
process.exit(0)
