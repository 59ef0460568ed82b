import { existsSync, readFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { createResolve } from '@oxc-node/core'
import { transform } from 'sucrase'

/** Whether TypeScript's own compiler would make CommonJS of this file; of a file in no package nobody knows, and no. */
export function isCommonJsTypeScript(file: string): boolean {
  const extension = extname(file)
  if (extension !== '.ts' && extension !== '.tsx') return extension === '.cts'
  const manifest = manifestAbove(dirname(file))
  return manifest !== null && manifest.type !== 'module'
}

function manifestAbove(folder: string): { readonly type?: unknown } | null {
  const file = join(folder, 'package.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as { type?: unknown }
  return dirname(folder) === folder ? null : manifestAbove(dirname(folder))
}

/**
 * Loads such a file as its compiled form would be loaded. A loader of ES modules that meets it in a package of CommonJS runs it as
 * an ES module: then `__dirname` is missing, and entities that import each other fail, because a class that a cycle has yet to
 * make cannot be named in the metadata.
 */
export function requireTypeScript(file: string): Readonly<Record<string, unknown>> {
  if (!isInstalled) install()
  const exported: unknown = createRequire(file)(file)
  const isObject = typeof exported === 'object' && exported !== null
  return isObject && '__esModule' in exported ? { ...exported } : { ...(isObject ? exported : {}), default: exported }
}

/** The file is an ES module after all, though its package does not say so: it has what only a module may have. */
class ModuleSyntax extends Error {}

export const isModuleSyntax = (error: unknown): boolean =>
  error instanceof ModuleSyntax ||
  (error instanceof Error && error.message.includes('Top-level await is not available'))

let isInstalled = false

type Compiled = Module & { _compile(code: string, file: string): unknown }

/** What Node offers to those who extend `require`, and leaves out of its types. */
interface Internals {
  readonly _extensions: Record<string, (module: Compiled, file: string) => void>
  _resolveFilename(request: string, parent: Module | undefined, ...others: readonly unknown[]): string
}

function install(): void {
  const internals = Module as unknown as Internals
  for (const extension of ['.ts', '.tsx', '.cts']) convertAfter(internals, extension)
  resolveAsTypeScript(internals)
  isInstalled = true
}

/** What the loader of this extension compiles has lost its types by then; what is left to do is to turn imports into calls. */
function convertAfter({ _extensions }: Internals, extension: string): void {
  const load = _extensions[extension]
  if (load === undefined) return
  _extensions[extension] = (module, file) => {
    const compile = module._compile
    if (isCommonJsTypeScript(file)) {
      module._compile = (code) => {
        module._compile = compile
        return module._compile(commonJs(code), file)
      }
    }
    load(module, file)
  }
}

function commonJs(code: string): string {
  // Node would take the converted text for an ES module, and keep the one that fails.
  if (/\bimport\.meta\b/.test(code)) throw new ModuleSyntax()
  return transform(code, { transforms: ['imports'], disableESTransforms: true, preserveDynamicImport: true }).code
}

/** What Node does not find may be an alias of tsconfig.json, or the name that a file has when it is compiled. */
function resolveAsTypeScript(internals: Internals): void {
  const resolve = internals._resolveFilename
  internals._resolveFilename = function (request, parent, ...others) {
    try {
      return resolve.call(this, request, parent, ...others)
    } catch (error) {
      const found =
        parent?.filename && isCommonJsTypeScript(parent.filename) ? resolveTypeScript(request, parent.filename) : null
      if (found === null) throw error
      return found
    }
  }
}

/** The file that an import leads to, by the names that TypeScript and tsconfig.json allow; null where that is none. */
export function resolveTypeScript(request: string, importer: string): string | null {
  const context = { parentURL: pathToFileURL(importer).href, conditions: ['node', 'require'], importAttributes: {} }
  const found = createResolve({ getCurrentDirectory: () => dirname(importer) }, request, context, (url) => ({
    url,
    format: 'commonjs',
    shortCircuit: true,
  }))
  return 'url' in found && found.url.startsWith('file:') ? fileURLToPath(found.url) : null
}
