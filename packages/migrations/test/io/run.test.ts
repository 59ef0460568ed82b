import { expect, test } from 'vitest'

import { StatementError } from '../../src/errors.ts'
import { runRevisions } from '../../src/io/run.ts'
import type { Task } from '../../src/io/run-body.ts'
import type { RunSettings } from '../../src/io/run-session.ts'
import { freshDatabase } from '../support/postgres.ts'
import { pendingOf, settingsFor, upgradeTask } from '../support/tasks.ts'

const noConsent = async (): Promise<void> => undefined
const run = (settings: RunSettings, tasks: readonly Task[]) =>
  runRevisions(settings, { plan: pendingOf(tasks), consent: noConsent })

test('revisions run in order, each with its row of the ledger', async () => {
  const database = await freshDatabase()
  const tasks = [
    upgradeTask('aaa', ['create table a (id int)']),
    upgradeTask('bbb', ['create table b (id int)', 'insert into a values (1)']),
  ]
  const { completed, interrupted } = await run(settingsFor(database.url), tasks)
  expect(completed.map(({ id }) => id)).toEqual(['aaa', 'bbb'])
  expect(interrupted).toBe(false)
  expect(await database.query('select id, state, steps, message from retort.ledger order by position')).toEqual([
    { id: 'aaa', state: 'applied', steps: 1, message: 'makes aaa' },
    { id: 'bbb', state: 'applied', steps: 2, message: 'makes bbb' },
  ])
  expect(await database.query('select id from a')).toEqual([{ id: 1 }])
})

test('a failing revision is rolled back and named, and those before it stay', async () => {
  const database = await freshDatabase()
  const tasks = [
    upgradeTask('aaa', ['create table a (id int)']),
    upgradeTask('bbb', ['create table b (id int)', 'select 1 / 0']),
  ]
  const failure = await run(settingsFor(database.url), tasks).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(StatementError)
  expect(failure).toMatchObject({ revision: 'bbb', applied: ['aaa'], sqlState: '22012', sql: 'select 1 / 0' })
  expect((failure as Error).message).toBe(
    'The upgrade bbb (makes bbb) was rolled back: division by zero (in: select 1 / 0)',
  )
  expect(await database.query("select to_regclass('b') as b, to_regclass('a')::text as a")).toEqual([
    { a: 'a', b: null },
  ])
  expect(await database.query('select id from retort.ledger')).toEqual([{ id: 'aaa' }])
})
