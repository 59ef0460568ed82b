import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/**
 * The files that a module consists of, where Node can run every one of them as it is; null where one needs a compiler, and
 * wherever the text does not tell. The compiler is a thread of its own, which takes longer to start than TypeORM.
 */
export function plainJavaScript(entry: string): readonly string[] | null {
  const files = new Set([realpathSync(entry)])
  const folders = new Map<string, Folder>()
  for (const file of files) {
    const found = /\.[cm]?js$/.test(file) ? importedBy(file, folderOf(file, folders)) : null
    if (found === null) return null
    for (const each of found) files.add(each)
  }
  return [...files]
}

/** Decorators; imports whose target is computed; and in CommonJS also imports and exports. */
const beyondReading = /^\s*@[\w$]|\b(?:require|import)\s*\((?!\s*(['"])[^'"\n]*\1\s*\))/m
const moduleSyntax = /^\s*(?:import|export)\b/m

/** What a specifier means is the same for all files of a folder. */
interface Folder {
  readonly require: NodeJS.Require
  readonly resolved: Map<string, string | null>
}

function folderOf(file: string, folders: Map<string, Folder>): Folder {
  const known = folders.get(dirname(file)) ?? { require: createRequire(file), resolved: new Map() }
  folders.set(dirname(file), known)
  return known
}

/** Null: it cannot be told, or is not there. */
function importedBy(file: string, { require, resolved }: Folder): readonly string[] | null {
  const text = readFileSync(file, 'utf8')
  if (beyondReading.test(text) || (moduleSyntax.test(text) && !isModule(file))) return null
  const found: string[] = []
  for (const [, word, , specifier = ''] of text.matchAll(/\b(from|import|require)\s*(\()?\s*['"]([^'"\n]+)['"]/g)) {
    if (isBuiltin(specifier)) continue
    const isExact = word !== 'require' && /^\.{0,2}\//.test(specifier)
    const id = `${isExact} ${specifier}`
    const target = resolved.get(id) ?? (isExact ? exactly(file, specifier) : required(specifier, require))
    resolved.set(id, target)
    if (target === null) return null
    if (!/[\\/]node_modules[\\/]|\.json$/.test(target)) found.push(target)
  }
  return found
}

/** An ES module names files by their whole names. */
function exactly(file: string, specifier: string): string | null {
  const path = resolve(dirname(file), specifier)
  return /\.\w+$/.test(path) && existsSync(path) ? realpathSync(path) : null
}

function required(specifier: string, require: NodeJS.Require): string | null {
  try {
    return require.resolve(specifier)
  } catch {
    return null
  }
}

/** Whether Node takes a file of JavaScript for an ES module, by its name and its place. */
export const isModule = (file: string): boolean =>
  file.endsWith('.js') ? isModuleFolder(dirname(file)) : file.endsWith('.mjs')

/** As the nearest `package.json` says. */
function isModuleFolder(folder: string): boolean {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest)) return /"type"\s*:\s*"module"/.test(readFileSync(manifest, 'utf8'))
  return dirname(folder) !== folder && isModuleFolder(dirname(folder))
}
