import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { commandList } from '../src/commands/command-list.ts'
import { commands } from '../src/commands/index.ts'
import { readConfig } from '../src/config.ts'
import { nameOf } from '../src/domain/setting.ts'
import { scopes, settings } from '../src/domain/settings.ts'
import { events } from '../src/events/index.ts'

const src = fileURLToPath(new URL('../src', import.meta.url))

interface Source {
  /** From `src`. */
  readonly path: string
  readonly text: string
  readonly folder: string
}

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({
    path: relative('.', path),
    text: readFileSync(join(src, path), 'utf8'),
    folder: path.includes('/') ? (path.split('/', 1)[0] ?? '') : '',
  }))

const importsOf = ({ text }: Source): readonly string[] =>
  [...text.matchAll(/^import (?!type)[^;]*?from '([^']+)'/gm)].map(([, from]) => from ?? '')

const offenders = (isWrong: (source: Source) => boolean): readonly string[] =>
  sources.filter(isWrong).map(({ path }) => path)

test('rules and texts know neither Discord nor the database', () => {
  const pure = ({ folder }: Source): boolean => folder === 'domain' || folder === 'replies'
  const foreign = (source: Source): boolean =>
    importsOf(source).some((from) => from === 'discord.js' || from === 'typeorm')
  expect(offenders((source) => pure(source) && foreign(source))).toEqual([])
})

test('queries are in store/, and know nothing of Discord', () => {
  const queries = ({ text }: Source): boolean =>
    /\b(manager|dataSource)\s*\.\s*(query|find|save|getRepository)/.test(text)
  expect(offenders((source) => queries(source) && source.folder !== 'store')).toEqual([])
  expect(offenders((source) => source.folder === 'store' && importsOf(source).includes('discord.js'))).toEqual([])
})

test('commands see values; interactions and clients stop at events/', () => {
  const seesInteractions = ({ text }: Source): boolean => /\b\w*Interaction\b.*from 'discord\.js'/.test(text)
  expect(offenders((source) => source.folder === 'commands' && seesInteractions(source))).toEqual([])
})

test('only main.ts touches the process and the console', () => {
  expect(offenders(({ path, text }) => path !== 'main.ts' && /\b(process|console)\.[a-z]/.test(text))).toEqual([])
})

test('no file has more than 250 lines', () => {
  expect(offenders(({ text }) => text.split('\n').length > 251)).toEqual([])
})

test('every command, button, form and event is in its registry', async () => {
  const registered = new Set<unknown>([
    ...commands,
    ...commands.flatMap(({ subcommands, buttons = [], menus = [], forms = [] }) => [
      ...subcommands,
      ...buttons,
      ...menus,
      ...forms,
    ]),
    ...events,
  ])
  const defines = /define(Command|Subcommand|OpeningSubcommand|Button|Opener|Menu|Form|Event)\(/
  const files = sources.filter(({ path, text }) => !/\/(command|event)\.ts$/.test(path) && defines.test(text))
  expect(files.length).toBeGreaterThan(15)
  for (const { path } of files) {
    const module = (await import(pathToFileURL(join(src, path)).href)) as Readonly<Record<string, unknown>>
    const missing = Object.entries(module).filter(([, value]) => isDefined(value) && !registered.has(value))
    expect([path, missing.map(([name]) => name)]).toEqual([path, []])
  }
})

const isDefined = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  ('run' in value || 'opens' in value || 'subcommands' in value)

test('names are used once: of commands, of what belongs to a command, and of settings', () => {
  const twice = (names: readonly string[]): readonly string[] =>
    names.filter((name, index) => names.indexOf(name) !== index)
  expect(twice(commands.map(({ name }) => name))).toEqual([])
  for (const { subcommands, buttons = [], forms = [] } of commands) {
    for (const list of [subcommands, buttons, forms]) expect(twice(list.map(({ name }) => name))).toEqual([])
  }
  expect(twice(settings.map(nameOf))).toEqual([])
  // Discord takes 25 choices, and a page button carries the name of a setting beside two ids.
  expect(scopes.length).toBeLessThanOrEqual(25)
  for (const setting of settings) expect(nameOf(setting).length).toBeLessThanOrEqual(50)
})

const file = fileURLToPath(new URL('../README.md', import.meta.url))
const readme = readFileSync(file, 'utf8')

test('the README lists the commands as they are; --update writes it anew', async () => {
  const current = readme.replace(
    /(<!-- commands[^\n]*-->\n)[\s\S]*?(<!-- \/commands -->)/,
    (_, begin: string, end: string) => `${begin}${commandList(commands)}\n${end}`,
  )
  await expect(current).toMatchFileSnapshot(file)
})

test('the README names every variable that is read', () => {
  const asked: string[] = []
  readConfig(new Proxy({}, { get: (_, name) => void asked.push(String(name)) }))
  const named = asked.filter((name) => !name.startsWith('TYPEORM_'))
  for (const name of named) expect(readme).toContain(`| \`${name}\` |`)
  expect(named.length).toBeGreaterThan(5)
})
