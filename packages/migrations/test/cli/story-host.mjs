// Runs command lines for a story in one process, so that a story of twenty commands does not start twenty processes.
// Everything but `main.ts` is as in the program: Node's own module loader, the user's TypeScript, the real output path.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , builtPackage] = process.argv
const imported = (name) => import(pathToFileURL(join(builtPackage, 'dist/cli', `${name}.cjs`)).href)

const { runCommandLine } = await imported('shell')
const { outputTo } = await imported('output')
const { secrets } = await imported('secrets')

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
