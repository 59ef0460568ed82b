import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

import { temporaryFolder } from './folder.ts'

interface Start {
  /** The program, and what is typed behind it. */
  readonly argv: readonly [program: string, ...rest: string[]]
  readonly folder: string
  readonly url: string
}

/** The places of all modules that a Node program has loaded by its end, whether they were imported or required. */
export async function loadedModules({ argv, folder, url }: Start): Promise<readonly string[]> {
  const own = temporaryFolder()
  const [module, trace] = [join(own, 'spy.mjs'), join(own, 'trace')]
  writeFileSync(module, spy(trace))
  await promisify(execFile)(process.execPath, ['--import', pathToFileURL(module).href, ...argv], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: url },
  })
  return [...new Set(readFileSync(trace, 'utf8').split('\n'))]
}

/** Told of every module that is imported, and at the end of every one that was required. */
const spy = (trace: string) => `
import { appendFileSync } from 'node:fs'
import { createRequire, register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(\`
  import { appendFileSync } from 'node:fs'
  export function load(url, context, next) {
    appendFileSync(${JSON.stringify(trace)}, url + '\\\\n')
    return next(url, context)
  }
\`))
const { cache } = createRequire(import.meta.url)
process.on('exit', () => appendFileSync(${JSON.stringify(trace)}, Object.keys(cache).join('\\n')))
`
