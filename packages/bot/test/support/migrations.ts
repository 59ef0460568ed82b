import type { Person } from '@retort/fake-discord'
import { expect, onTestFinished } from 'vitest'

import { ownHead, type RevisionFolder, revisionFolder } from './revisions.ts'
import { openStage, type Stage, type StageOptions } from './stage.ts'

/** A stage for one test, which asks nothing of Discord that it would refuse. */
export async function openForOne(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options)
  onTestFinished(async () => {
    expect(stage.discord.requests({ code: 50035 })).toEqual([])
    await stage.stop()
  })
  return stage
}

/** A bot whose database lacks what `add` puts behind the project's own revisions. */
export async function behind(
  add: (folder: RevisionFolder) => void = twoTables,
  options: StageOptions = {},
): Promise<{ stage: Stage; folder: RevisionFolder }> {
  const folder = revisionFolder('own')
  add(folder)
  return { folder, stage: await openForOne({ revisions: folder.path, applied: ownHead, ...options }) }
}

export function twoTables(folder: RevisionFolder): void {
  folder.add({ id: 'aaaa', message: 'add snooze', up: ['create table snoozes (id int)'], down: ['drop table snoozes'] })
  folder.add({ id: 'bbbb', message: 'add notes', up: ['create table notes (id int)'], down: ['drop table notes'] })
}

export const textOf = async (person: Person, line: string, values = {}): Promise<string> =>
  (await person.slash(line, values).reply()).text

/** The revisions that the database has, in the order of their application. */
export const applied = async ({ database }: Stage): Promise<unknown[]> =>
  (await database.query('select id from retort.ledger order by position')).map(({ id }) => id)

export const tables = async ({ database }: Stage): Promise<unknown[]> =>
  (await database.query(`select tablename from pg_tables where schemaname = 'public' order by 1`)).map(
    ({ tablename }) => tablename,
  )

/** Asks, presses the button, and waits for the end. */
export async function apply(person: Person, values = {}): Promise<string> {
  const question = await person.slash('migrate apply', values).reply()
  return (await person.click(question, 'Apply').until(({ text }) => /applied\.|rolled back|Nothing/.test(text))).text
}
