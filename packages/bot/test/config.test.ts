import { expect, test } from 'vitest'

import { type Environment, readConfig } from '../src/config.ts'

const token = { DISCORD_TOKEN: 'a.b.c' }

const problemsOf = (environment: Environment): readonly string[] =>
  readConfig({ ...token, ...environment }).problems ?? []

test('a token is all that is needed', () => {
  expect(readConfig(token)).toEqual({
    problems: null,
    config: {
      token: 'a.b.c',
      databaseUrl: null,
      discordApi: 'https://discord.com/api',
      homeGuild: null,
      migrateAllowedUsers: [],
      migrationsOnStart: 'check',
      revisions: null,
    },
  })
})

test('everything else is taken as it is, and what is empty counts as not set', () => {
  const { config } = readConfig({
    ...token,
    DATABASE_URL: 'postgres://bot:secret@db/bot',
    DISCORD_API_URL: 'http://127.0.0.1:4000/api/',
    DISCORD_HOME_GUILD: '12345678901234567',
    MIGRATE_ALLOWED_USERS: '12345678901234567, 98765432109876543210',
    MIGRATIONS_ON_START: 'apply',
    MIGRATE_REVISIONS: ' ',
    TYPEORM_SYNCHRONIZE: 'false',
  })
  expect(config).toEqual({
    token: 'a.b.c',
    databaseUrl: 'postgres://bot:secret@db/bot',
    discordApi: 'http://127.0.0.1:4000/api',
    homeGuild: '12345678901234567',
    migrateAllowedUsers: ['12345678901234567', '98765432109876543210'],
    migrationsOnStart: 'apply',
    revisions: null,
  })
})

test('everything that is wrong is said at once', () => {
  const problems = readConfig({
    DATABASE_URL: 'localhost/bot',
    DISCORD_API_URL: 'https://discord.example',
    DISCORD_HOME_GUILD: 'home',
    MIGRATE_ALLOWED_USERS: 'ada',
    MIGRATIONS_ON_START: 'always',
    TYPEORM_SYNCHRONIZE: 'true',
    TYPEORM_MIGRATIONS_RUN: '1',
  }).problems
  expect(problems?.map((problem) => problem.split(' ', 1)[0])).toEqual([
    'DISCORD_TOKEN',
    'DATABASE_URL',
    'DISCORD_API_URL',
    'DISCORD_HOME_GUILD',
    'MIGRATE_ALLOWED_USERS',
    'MIGRATIONS_ON_START',
    'TYPEORM_SYNCHRONIZE',
    'TYPEORM_MIGRATIONS_RUN',
  ])
})

test.each(['https://discord.com/api', 'http://localhost:3000/api', 'http://127.0.0.1/api', 'http://[::1]:3000/api'])(
  'the token goes to %s',
  (url) => {
    expect(problemsOf({ DISCORD_API_URL: url })).toEqual([])
  },
)

test.each([
  'https://discord.com.example/api',
  'https://discord.com@example.org/api',
  'https://example.org/discord.com',
  'http://discord.com/api',
  'https://discord.com:8443/api',
  'https://canary.discord.com/api',
  'http://127.0.0.1.example.org/api',
  'ftp://localhost/api',
  'file:///etc/passwd',
  'discord.com/api',
])('the token does not go to %s', (url) => {
  expect(problemsOf({ DISCORD_API_URL: url })).toEqual([
    'DISCORD_API_URL is neither at discord.com nor on this machine. Leave it out to use https://discord.com/api.',
  ])
})

test('a token with a space in it is not sent anywhere', () => {
  expect(readConfig({ DISCORD_TOKEN: 'Bot abc' }).problems).toHaveLength(1)
})
