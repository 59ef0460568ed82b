import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type Fingerprint, fingerprint } from '../support/fingerprint.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import type { PostgresVersion } from '../support/postgres-server.ts'

/** A database and a folder for revisions, of one scenario's own. */
export interface Site {
  readonly url: string
  readonly revisions: string
  run(sql: string): Promise<void>
  /** Rows as their values with `|` between them and `∅` for null, in the order of these texts. */
  answers(sql: string): Promise<readonly string[]>
  look(): Promise<Fingerprint>
  leave(): Promise<void>
}

let parent: string | undefined

export async function openSite(version: PostgresVersion): Promise<Site> {
  const database = await freshDatabase({ version })
  const observer = await database.client()
  await observer.query("set search_path = ''; set timezone = 'UTC'")
  parent ??= temporaryFolder()
  return {
    url: database.url,
    revisions: mkdtempSync(join(parent, 'revisions-')),
    run: async (sql) => void (await database.query(sql)),
    answers: (sql) => answersTo(database, sql),
    look: () => fingerprint(observer),
    leave: () => database.drop(),
  }
}

async function answersTo({ query }: FreshDatabase, sql: string): Promise<readonly string[]> {
  const rows = await query<{ row: Record<string, string | null> }>(
    `with found as (${sql}) select (select json_object_agg(key, value) from json_each_text(to_json(found))) as row from found`,
  )
  return rows
    .map(({ row }) =>
      Object.values(row)
        .map((value) => value ?? '∅')
        .join('|'),
    )
    .sort()
}
