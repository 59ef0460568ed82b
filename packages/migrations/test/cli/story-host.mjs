// Runs command lines for a story in one process, so that a story of twenty commands does not start twenty processes.
// Everything but `main.ts` is as in the program: Node's own module loader, the user's TypeScript, the real output path.
import '@oxc-node/core/register'

const { runCommandLine } = await import('../../src/cli/shell.ts')
const { outputTo } = await import('../../src/cli/output.ts')
const { secrets } = await import('../../src/cli/secrets.ts')

async function run(argv) {
  const known = secrets()
  known.learnUrl(process.env.DATABASE_URL)
  const written = { stdout: '', stderr: '' }
  const stream = (name) => ({
    write: (text) => {
      written[name] += text
    },
  })
  const exitCode = await runCommandLine({
    argv,
    environment: process.env,
    folder: process.cwd(),
    stdout: outputTo(stream('stdout'), known),
    stderr: outputTo(stream('stderr'), known),
    secrets: known,
    signal: new AbortController().signal,
    ask: () => Promise.reject(new Error('a story has nobody to ask')),
    canAsk: false,
    readInput: () => Promise.reject(new Error('a story has no input')),
  })
  return { ...written, exitCode }
}

process.on('message', (argv) => run(argv).then((ending) => process.send(ending)))
process.send('ready')
