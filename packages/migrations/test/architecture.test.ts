import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

import { everyCommand } from '../src/commands/index.ts'
import { projectChecks, serverChecks } from '../src/doctor/index.ts'
import { hazardRules } from '../src/hazards/index.ts'
import { kindNames } from '../src/kinds/index.ts'
import { generators } from './support/arbitraries/index.ts'

const commands = await everyCommand()

const root = fileURLToPath(new URL('../src', import.meta.url))
const stories = fileURLToPath(new URL('cli', import.meta.url))
const golden = fileURLToPath(new URL('golden', import.meta.url))

interface Source {
  /** Path below `src`. */
  readonly file: string
  readonly folder: string
  readonly text: string
  readonly imports: readonly Import[]
}

interface Import {
  /** Path below `src`, or the name of a package. */
  readonly target: string
  /** Erased before the program runs. */
  readonly isType: boolean
  /** `import()`, when and if the program comes to it. */
  readonly isLate: boolean
}

const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort()
  .map((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return { file, folder: file.includes('/') ? dirname(file) : '.', text, imports: importsOf(file, text) }
  })

function importsOf(file: string, text: string): readonly Import[] {
  const statics = [...text.matchAll(/^(?:import|export)\s+(type\s+)?([^;'"]*?)\s*from\s+'([^']+)'/gm)].map(
    ([, type, names = '', target = '']) => ({
      target: resolved(file, target),
      isType:
        type !== undefined ||
        (/^\{[^}]*\}$/.test(names) &&
          names
            .slice(1, -1)
            .split(',')
            .every((name) => /^\s*(type\s|$)/.test(name))),
      isLate: false,
    }),
  )
  const late = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, target = '']) => ({
    target: resolved(file, target),
    isType: false,
    isLate: true,
  }))
  return [...statics, ...late]
}

function resolved(file: string, target: string): string {
  return target.startsWith('.') ? relative(root, join(root, dirname(file), target)) : target
}

/** Each folder with those that it may use; what stands left of it in the architecture. */
const layers: Readonly<Record<string, readonly string[]>> = {
  model: ['model'],
  sql: ['sql', 'model', '.'],
  kinds: ['kinds', 'sql', 'model', '.'],
  plan: ['plan', 'kinds', 'sql', 'model', '.'],
  renames: ['renames', 'plan', 'kinds', 'sql', 'model', '.'],
  rules: ['rules', 'renames', 'plan', 'kinds', 'sql', 'model', '.'],
  actions: ['actions', 'sql', 'model', '.'],
  effects: ['effects', 'actions', 'kinds', 'sql', 'model', '.'],
  hazards: ['hazards', 'effects', 'actions', 'plan', 'kinds', 'sql', 'model', '.'],
  history: ['history', 'actions', 'plan', 'kinds', 'sql', 'model', '.'],
  lint: ['lint', 'hazards', 'effects', 'actions', 'kinds', 'sql', 'model', '.'],
  review: ['review', 'lint', 'history', 'hazards', 'effects', 'actions', 'plan', 'kinds', 'sql', 'model', '.'],
  io: [
    'io',
    'lint',
    'history',
    'hazards',
    'effects',
    'actions',
    'rules',
    'renames',
    'plan',
    'kinds',
    'sql',
    'model',
    '.',
  ],
  doctor: ['doctor', 'io', 'history', 'kinds', 'sql', 'model', '.'],
  commands: [
    'commands',
    'doctor',
    'review',
    'lint',
    'io',
    'history',
    'hazards',
    'effects',
    'actions',
    'rules',
    'renames',
    'plan',
    'kinds',
    'sql',
    'model',
    '.',
  ],
  cli: [
    'cli',
    'commands',
    'review',
    'lint',
    'io',
    'history',
    'hazards',
    'effects',
    'actions',
    'rules',
    'renames',
    'plan',
    'kinds',
    'sql',
    'model',
    '.',
  ],
}

test('imports point from the shell to the values, never back', () => {
  const wrong = sources.flatMap(({ file, folder, imports }) =>
    imports
      .filter(({ target, isType }) => target.endsWith('.ts') && !(isType && folder === 'model'))
      .filter(
        ({ target }) =>
          !(layers[folder] ?? ['commands', 'review', 'io', 'history', 'model', '.']).includes(dirname(target)),
      )
      .map(
        ({ target }) =>
          `${file} uses ${target}: move what it needs to ${folder}/ or further left, or pass it in as an argument`,
      ),
  )
  expect(wrong).toEqual([])
})

test('nothing runs in a circle', () => {
  const edges = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports
        .filter(({ isType, isLate, target }) => !isType && !isLate && target.endsWith('.ts'))
        .map(({ target }) => target),
    ]),
  )
  expect(cyclesIn(edges)).toEqual([])
})

function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const next of edges.get(file) ?? []) visit(next, [...path, file])
    state.set(file, 'done')
  }
  for (const file of edges.keys()) visit(file, [])
  return cycles
}

test('only kinds/ and hazard rules know a kind by name', () => {
  const names = new RegExp(`'(${kindNames.join('|')})'`)
  const wrong = sources
    .filter(({ file, folder }) => ['plan', 'io'].includes(folder) || file === 'hazards/assess.ts')
    // The fields in which objects keep their names, one of which is called like a kind.
    .filter(({ file }) => file !== 'io/entities-names.ts')
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .filter((line) => names.test(line.replace(/typeof \w+ [!=]== '\w+'/g, '')))
        .map((line) => `${file}: ${line.trim()}: let the kind answer through a member of Kind`),
    )
  expect(wrong).toEqual([])
})

const files = (folder: string): readonly Source[] => sources.filter((source) => source.folder === folder)

const registry = (folder: string): string => sources.find(({ file }) => file === `${folder}/index.ts`)?.text ?? ''

test('every file in kinds/ is a registered kind, or a part that one of them uses', () => {
  const used = new Set(sources.flatMap(({ imports }) => imports.map(({ target }) => target)))
  const wrong = files('kinds')
    .filter(({ file }) => file !== 'kinds/index.ts' && !used.has(file))
    .map(({ file }) => `${file} is used by nobody: add its line to kinds/index.ts`)
  expect(wrong).toEqual([])
  const kinds = files('kinds').filter(({ text }) => /^export const \w+Kind\b/m.test(text))
  expect(kinds.filter(({ file }) => !registry('kinds').includes(`./${file.slice('kinds/'.length)}`))).toEqual([])
  expect(kinds).toHaveLength(kindNames.length)
})

test('every command is registered, and has a story that runs it', () => {
  const defined = files('commands').filter(({ text }) => text.includes('defineCommand({'))
  const unregistered = defined.filter(
    ({ file }) => !registry('commands').includes(`./${file.slice('commands/'.length)}`),
  )
  expect(unregistered.map(({ file }) => `${file}: add its line to commands/index.ts`)).toEqual([])
  const told = readdirSync(stories)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(stories, name), 'utf8'))
    .join('\n')
  const untold = commands.filter(({ name }) => !told.includes(`$ migrate ${name}`))
  expect(untold.map(({ name }) => `migrate ${name}: tell its story in test/cli/${name}.md`)).toEqual([])
})

test('every hazard rule is registered', () => {
  const rules = files('hazards').filter(({ file }) => !['hazards/index.ts', 'hazards/assess.ts'].includes(file))
  const missing = rules.filter(({ file }) => !registry('hazards').includes(`./${file.slice('hazards/'.length)}`))
  expect(missing.map(({ file }) => `${file}: add its line to hazards/index.ts`)).toEqual([])
  expect(rules).toHaveLength(hazardRules.length)
})

test('every check of the doctor is registered', () => {
  const checks = files('doctor').filter(({ text }) => /: (Project|Server)Check = \{/.test(text))
  const missing = checks.filter(({ file }) => !registry('doctor').includes(`./${file.slice('doctor/'.length)}`))
  expect(missing.map(({ file }) => `${file}: add its line to doctor/index.ts`)).toEqual([])
  expect(checks).toHaveLength(projectChecks.length + serverChecks.length)
})

test('every kind has a golden case', () => {
  const cases = new Set(readdirSync(golden))
  const missing = kindNames.filter((name) => !cases.has(name.replaceAll(' ', '-')))
  expect(missing.map((name) => `${name}: show it in test/golden/${name.replaceAll(' ', '-')}/<case>/`)).toEqual([])
})

test('every kind has a generator, so that the laws include it', () => {
  expect(Object.keys(generators).sort()).toEqual([...kindNames].sort())
})

/** A keeper is a program of its own, started by path; the others ask the platform who and where they are. */
const mayTouchProcess = (file: string): boolean =>
  file.startsWith('cli/') || /^io\/(embedded|runner-name|load-module|project|squawk)/.test(file)

test('only the shell talks to the console and the process', () => {
  const wrong = sources.flatMap(({ file, text }) => [
    ...(/\bconsole\./.test(text) && !file.startsWith('cli/')
      ? [`${file} prints: return a value, or use the Reporter`]
      : []),
    ...(/\bprocess\.(?!pid\b)[a-z]/.test(text) && !mayTouchProcess(file)
      ? [`${file} looks at the process: take what it needs as an argument`]
      : []),
  ])
  expect(wrong).toEqual([])
})

test('what is exported is used elsewhere', () => {
  const others = [...readers, ...sources.map(({ file, text }) => ({ file, words: wordsIn(text) }))]
  const wrong = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => !others.some((other) => other.file !== file && other.words.has(name)))
      .map((name) => `${file}: nobody else uses ${name}`),
  )
  expect(wrong).toEqual([])
})

const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(/\w+/g))

/** The tests, which may look at what is exported for them alone. */
const readers = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: `test/${file}`, words: wordsIn(readFileSync(join(import.meta.dirname, file), 'utf8')) }))

test('no file is longer than 250 lines', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 251)
  expect(long.map(({ file }) => `${file} is too long: which noun is missing?`)).toEqual([])
})

test('the tool knows no entity of this repository', () => {
  const wrong = sources.filter(({ text }) => /@retort\/entities|packages\/entities/.test(text))
  expect(wrong.map(({ file }) => `${file} knows the entities: only migrate.config.ts may`)).toEqual([])
})
