import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { Module } from 'node:module'
import { dirname, join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

import { type CompiledCode, encodeCompiled, type KeptCode, openCompiled } from './compiled-code.ts'
import { internals, type Loaded, type ResolveOptions } from './module-internals.ts'

/**
 * Keeps what V8 makes of modules in a file of this folder, and takes it from there the next time. Whoever can write to the folder
 * decides what is run. Node does this by itself from 22.8 on, and knows more ways into V8 (`module.enableCompileCache`).
 *
 * Only CommonJS, and nothing while Node maps lines back to sources, as a compiler has it do: it does so for what it has compiled itself.
 */
export function keepCompiled(folder: string): void {
  // Compiled code is of use to the same V8 with the same flags only, which the tag stands for.
  const file = join(folder, `${process.version}-${process.arch}-${cachedDataVersionTag().toString(16)}`)
  const kept = openCompiled(file)
  const made = new Map<string, Made>()
  const compile = internals.prototype._compile
  internals.prototype._compile = function (content, path, format) {
    const isKept = format !== 'module' && !process.sourceMapsEnabled
    const own = isKept ? compiled({ content, path, kept: kept.modules, made }) : null
    return own === null ? compile.call(this, content, path, format) : run(own, this, path)
  }
  process.on('exit', () => {
    kept.close()
    if (made.size > 0) addCompiled(file, made)
  })
}

/** Code that the file has not, which is only taken from V8 at the end: by then it has also compiled the functions that were called. */
interface Made {
  readonly checksum: number
  readonly script: Script
}

interface Source {
  readonly content: string
  readonly path: string
  readonly kept: ReadonlyMap<string, KeptCode>
  readonly made: Map<string, Made>
}

type Wrapper = (exports: unknown, require: NodeJS.Require, module: Loaded, file: string, folder: string) => unknown

/** `import()` works in what Node compiles itself; elsewhere it takes an option that Node 20 warns of as experimental. */
const dynamicImport = /\bimport\s*[(/]/

/** Null where it is for Node to compile, to say what is wrong with the text, or to find that it is an ES module. */
function compiled({ content, path, kept, made }: Source): Wrapper | null {
  const checksum = crc32(content)
  const found = kept.get(path)
  const cachedData = (found?.checksum === checksum && found.read()) || undefined
  if (cachedData === undefined && dynamicImport.test(content)) return null
  const text = Module.wrap(content)
  try {
    const script = new Script(text, {
      filename: path,
      columnOffset: -text.indexOf(content),
      cachedData,
    })
    if (cachedData === undefined || script.cachedDataRejected) made.set(path, { checksum, script })
    return script.runInThisContext() as Wrapper
  } catch {
    return null
  }
}

const run = (wrapper: Wrapper, module: Loaded, path: string): unknown =>
  wrapper.call(module.exports, module.exports, requireOf(module), module, path, dirname(path))

/** As Node gives it to a module. */
function requireOf(module: Loaded): NodeJS.Require {
  const resolve = (request: string, options?: ResolveOptions): string =>
    internals._resolveFilename(request, module, false, options)
  const paths = (request: string): string[] | null => internals._resolveLookupPaths(request, module)
  return Object.assign((request: string): unknown => module.require(request), {
    resolve: Object.assign(resolve, { paths }),
    main: process.mainModule,
    extensions: internals._extensions,
    cache: internals._cache,
  })
}

/** Beside what others have written meanwhile, and without modules that are gone. Where it cannot be kept, it is compiled again. */
function addCompiled(file: string, made: ReadonlyMap<string, Made>): void {
  const own = [...made].map(([path, { checksum, script }]): [string, CompiledCode] => [
    path,
    { checksum, code: script.createCachedData() },
  ])
  const others = othersIn(file)
  const whole = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(whole, encodeCompiled(new Map([...others, ...own])))
    renameSync(whole, file)
  } catch {
    discard(whole)
  }
}

function othersIn(file: string): readonly [string, CompiledCode][] {
  const { modules, close } = openCompiled(file)
  const found = [...modules].flatMap(([path, { checksum, read }]): readonly [string, CompiledCode][] => {
    const code = existsSync(path) ? read() : null
    return code === null ? [] : [[path, { checksum, code }]]
  })
  close()
  return found
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // Where it lies nothing can be changed, or it is not there.
  }
}
