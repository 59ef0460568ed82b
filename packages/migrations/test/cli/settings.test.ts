import { expect, test } from 'vitest'

import { type Config, parseSettings, type RawSettings } from '../../src/settings.ts'

const raw: RawSettings = {
  folder: '/srv/app/src',
  project: '/work',
  flags: { dataSource: null, revisions: [], url: null },
  environment: {},
  config: null,
}

const withConfig = (content: unknown): RawSettings => ({
  ...raw,
  config: { file: '/srv/app/migrate.config.ts', content },
})

const complaint = (settings: RawSettings): string => {
  try {
    parseSettings(settings)
    return 'none'
  } catch (error) {
    return error instanceof Error && 'hint' in error ? `${error.message} ${error.hint}` : String(error)
  }
}

test('nothing said is the embedded PostgreSQL and no files', () => {
  expect(parseSettings(raw)).toEqual({
    project: '/work',
    configFile: null,
    dataSource: null,
    revisions: [],
    url: null,
    ledgerSchema: 'retort',
    defaultNamespace: null,
    rules: [],
    renames: [],
    declared: {},
    usings: [],
    online: null,
  })
})

test('paths of the configuration start at its folder, paths of flags at the working folder', () => {
  const configured = withConfig({ dataSource: 'db/source.ts', revisions: ['a', '../b'] } satisfies Config)
  expect(parseSettings(configured)).toMatchObject({
    dataSource: '/srv/app/db/source.ts',
    revisions: ['/srv/app/a', '/srv/b'],
  })
  const flags = { dataSource: 'other.ts', revisions: ['c'], url: null }
  expect(parseSettings({ ...configured, flags })).toMatchObject({
    dataSource: '/srv/app/src/other.ts',
    revisions: ['/srv/app/src/c'],
  })
})

test('a URL in the configuration is absolute', () => {
  const settings = parseSettings(withConfig({ revisions: new URL('file:///elsewhere/revisions') }))
  expect(settings.revisions).toEqual(['/elsewhere/revisions'])
})

test('a flag beats the environment, which beats the file', () => {
  const [typed, exported, configured] = ['postgres://flag/a', 'postgres://environment/a', 'postgres://file/a']
  const file = withConfig({ url: configured })
  const environment = { DATABASE_URL: exported }
  expect(parseSettings(file).url).toBe(configured)
  expect(parseSettings({ ...file, environment }).url).toBe(exported)
  expect(parseSettings({ ...file, environment, flags: { ...raw.flags, url: typed } }).url).toBe(typed)
})

test('an empty DATABASE_URL is none', () => {
  expect(parseSettings({ ...raw, environment: { DATABASE_URL: '' } }).url).toBeNull()
})

test.each([
  [{ revision: 'x' }, '/srv/app/migrate.config.ts: there is no setting named revision. Did you mean revisions?'],
  [{ revisions: [] }, '/srv/app/migrate.config.ts: revisions must be a path or a list of paths. undefined'],
  [{ ledgerSchema: 3 }, '/srv/app/migrate.config.ts: ledgerSchema must be a text. undefined'],
])('the configuration %j is refused', (content, line) => {
  expect(complaint(withConfig(content))).toBe(line)
})

test.each([null, undefined, 'text', ['list'], 7])('a file that exports %j is no configuration', (content) => {
  expect(complaint(withConfig(content))).toContain('does not export a configuration')
})

test.each([
  ['mysql://u:secret@h/d', 'is not the URL of a PostgreSQL database.'],
  ['secret', 'is not the URL of a PostgreSQL database.'],
  ['postgres://h:port/secret', 'is not the URL of a PostgreSQL database.'],
  ['postgres://u:sec#ret@h/d', 'has a "/", "?", "#" or "@" where none can be.'],
  ['postgres://u:S3c@secret#x@h/d', 'has a "/", "?", "#" or "@" where none can be.'],
  ['postgres://u:S3c@secret/x@h/d', 'has a "/", "?", "#" or "@" where none can be.'],
  ['postgres://u:S3c@secret?x@h/d', 'has a "/", "?", "#" or "@" where none can be.'],
  ['postgres://u:secret@one,two:5433/d', 'names several hosts.'],
  ['postgres://u:secret@/d?host=one,two', 'names several hosts.'],
])('a bad URL is refused without being repeated: %s', (url, problem) => {
  const line = complaint({ ...raw, environment: { DATABASE_URL: url } })
  expect(line).toContain(`DATABASE_URL ${problem}`)
  expect(line).not.toContain('sec')
})

test('whether tables are in use is said with true or false', () => {
  expect(complaint(withConfig({ online: 'yes' }))).toContain('online must be true or false.')
  expect(parseSettings(withConfig({ online: false })).online).toBe(false)
})
