import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { atEndOfFile } from '../../../migrations/test/support/end-of-file.ts'

/** The project's own revisions. */
export const ownRevisions = fileURLToPath(new URL('../../../migrations/revisions', import.meta.url))

/** A folder of revisions that a test can add to. */
export interface RevisionFolder {
  readonly path: string
  /** Follows everything that is there. */
  add(revision: FixtureRevision): void
  /** Writes a file anew. */
  edit(id: string, revision: Omit<FixtureRevision, 'id'>): void
  remove(id: string): void
}

export interface FixtureRevision {
  readonly id: string
  readonly message?: string
  readonly up: readonly string[]
  readonly down?: readonly string[]
}

interface Written {
  readonly file: string
  readonly follows: string | null
}

/** An empty folder, or a copy of the project's own. */
export function revisionFolder(begin: 'empty' | 'own' = 'empty'): RevisionFolder {
  const path = mkdtempSync(join(tmpdir(), 'bot-revisions-'))
  atEndOfFile(() => rmSync(path, { recursive: true, force: true }))
  const names = begin === 'own' ? readdirSync(ownRevisions).filter((name) => name.endsWith('.ts')) : []
  for (const name of names) copyFileSync(join(ownRevisions, name), join(path, name))
  let head = names.length === 0 ? null : ownHead
  const written = new Map<string, Written>()
  return {
    path,
    add: (revision) => {
      const number = String(written.size + names.length + 1).padStart(3, '0')
      const file = join(path, `${number}_${revision.id}.ts`)
      written.set(revision.id, { file, follows: head })
      writeFileSync(file, source(revision, head))
      head = revision.id
    },
    edit: (id, revision) => {
      const { file, follows } = placeOf(written, id)
      writeFileSync(file, source({ id, ...revision }, follows))
    },
    remove: (id) => rmSync(placeOf(written, id).file),
  }
}

/** The id of the project's first and only revision. */
export const ownHead = 'eeacb5b23966'

function placeOf(written: ReadonlyMap<string, Written>, id: string): Written {
  const place = written.get(id)
  if (place === undefined) throw new Error(`no revision ${id} was added`)
  return place
}

const source = ({ id, message = id, up, down = [] }: FixtureRevision, follows: string | null): string => `
import type { QueryRunner } from 'typeorm'

export const revision = '${id}'
export const downRevision = ${follows === null ? 'null' : `'${follows}'`}
export const message = ${JSON.stringify(message)}

export async function upgrade(queryRunner: QueryRunner): Promise<void> {
${up.map(query).join('\n')}
}

export async function downgrade(queryRunner: QueryRunner): Promise<void> {
${down.map(query).join('\n')}
}
`

const query = (sql: string): string => `  await queryRunner.query(${JSON.stringify(sql)})`

/** The project's own revisions, and behind them one for each of these, which makes a table of the same name. */
export function folderWith(...ids: readonly string[]): RevisionFolder {
  const folder = revisionFolder('own')
  for (const id of ids) folder.add({ id, up: [`create table ${id} (id int)`], down: [`drop table ${id}`] })
  return folder
}
