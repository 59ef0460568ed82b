import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { UsageError } from '../errors.ts'
import { isModule, plainJavaScript } from './plain-javascript.ts'

/**
 * Loads a module of the user's, TypeScript or JavaScript, ESM or CommonJS.
 * What goes wrong while it loads becomes one line that names the file at fault, which may be one that it imports.
 */
export async function loadModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  const plain = plainJavaScript(file)
  if (plain === null) await loadTypeScript()
  try {
    const exported = plain === null ? await compiled(file) : required(file)
    return exported ?? ((await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>)
  } catch (error) {
    throw await loadError(file, error instanceof SyntaxError ? await complaintAbout(plain ?? [], error) : error)
  }
}

/** From here on, TypeScript can be loaded too. */
export async function loadTypeScript(): Promise<void> {
  await import('@oxc-node/core/register')
}

/** The compiler's word on what Node refuses, because it names the file. */
async function complaintAbout(files: readonly string[], error: SyntaxError): Promise<unknown> {
  const { transform } = await import('@oxc-node/core')
  for (const file of files) {
    try {
      transform(file, await readFile(file, 'utf8'))
    } catch (complaint) {
      return complaint
    }
  }
  return error
}

/** The module as an import has it, if it is CommonJS: of that, an import reads the text once more before it runs it. */
function required(file: string): Readonly<Record<string, unknown>> | null {
  if (isModule(file)) return null
  const exported: unknown = createRequire(file)(file)
  return { ...(typeof exported === 'object' ? exported : {}), default: exported }
}

/** The module, if its compiled form would be CommonJS and it has no syntax that only an ES module may have. */
async function compiled(file: string): Promise<Readonly<Record<string, unknown>> | null> {
  const { isCommonJsTypeScript, isModuleSyntax, requireTypeScript } = await import('./common-js.ts')
  if (!isCommonJsTypeScript(file)) return null
  try {
    return requireTypeScript(file)
  } catch (error) {
    if (isModuleSyntax(error)) return null
    throw error
  }
}

async function loadError(file: string, cause: unknown): Promise<UsageError> {
  const text = cause instanceof Error ? cause.message : String(cause)
  return (
    (await syntaxError(text, cause)) ??
    forbiddenDecorators(text, cause) ??
    untypedColumn(text, cause) ??
    missingModule(text, cause) ??
    importCycle(text, cause) ??
    new UsageError(`${placeOf(cause) ?? file} could not be run: ${sentence(text)}`, { cause })
  )
}

async function syntaxError(text: string, cause: unknown): Promise<UsageError | null> {
  // Of several complaints the last is the one that the parser gave up at.
  const [, where, what] = /^Failed to parse (.+?): (?:.*\n)*(.+)/.exec(text.trimEnd()) ?? []
  if (where === undefined || what === undefined) return null
  const { lineOfSyntaxError } = await import('./syntax-error.ts')
  const file = pathOf(where)
  const line = lineOfSyntaxError(file, await readFile(file, 'utf8'))
  return new UsageError(`${file}${line === null ? '' : `:${line}`} is not valid TypeScript: ${sentence(what)}`, {
    cause,
  })
}

const decoratorOptions = 'In tsconfig.json, set "experimentalDecorators" and "emitDecoratorMetadata" to true.'

function forbiddenDecorators(text: string, cause: unknown): UsageError | null {
  const [, where] = /^Failed to transform (.+?): decorators require/.exec(text) ?? []
  if (where === undefined) return null
  const message = `${pathOf(where)} uses decorators, and no tsconfig.json that includes it allows them.`
  return new UsageError(message, { hint: decoratorOptions, cause })
}

function untypedColumn(text: string, cause: unknown): UsageError | null {
  const [, column] = /^Column type for (\S+) is not defined/.exec(text) ?? []
  if (column === undefined) return null
  const hint = `Name it, as in @Column({ type: 'text' }). ${decoratorOptions}`
  return new UsageError(`The type of the column ${column.replace('#', '.')} cannot be guessed.`, { hint, cause })
}

function missingModule(text: string, cause: unknown): UsageError | null {
  const [, wanted, importer] =
    /^Cannot find (?:module|package) '(.+?)'(?:(?: imported from |\nRequire stack:\n- )(.+))?/.exec(text) ?? []
  if (wanted === undefined) return null
  if (importer === undefined) return new UsageError(`${wanted} cannot be found.`, { cause })
  return new UsageError(`${pathOf(importer)} imports ${wanted}, which cannot be found.`, { cause })
}

/** The metadata of a decorator names a class that a cycle of imports has yet to make; `Relation` hides it from the metadata. */
function importCycle(text: string, cause: unknown): UsageError | null {
  const [, name] = /^Cannot access '(\w+)' before initialization/.exec(text) ?? []
  const place = placeOf(cause)
  if (name === undefined || place === null) return null
  return new UsageError(`${place} needs ${name} before it is there: their files import each other.`, {
    hint: `If ${name} is the type of a relation, write it as Relation<${name}>, with import { type Relation } from 'typeorm'.`,
    cause,
  })
}

/** File and line of the user's own code that an error was thrown from. */
function placeOf(error: unknown): string | null {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n') : []
  const own = frames.filter((frame) => !/node_modules|node:/.test(frame))
  const [place] = own.flatMap((frame) => /^\s+at .*?((?:file:\/\/)?\/[^()]+:\d+):\d+\)?$/.exec(frame)?.[1] ?? [])
  return place === undefined ? null : pathOf(place)
}

const pathOf = (where: string): string => (where.startsWith('file:') ? fileURLToPath(where) : where)

/** The first line of a foreign message, as the end of a sentence. */
const sentence = (text: string): string => `${(text.split('\n', 1)[0] ?? '').replace(/\.$/, '')}.`
