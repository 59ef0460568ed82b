import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { revisionSource } from '../../src/history/write.ts'
import { temporaryFolder } from './folder.ts'

export interface Repository {
  readonly folder: string
  git(...words: readonly string[]): string
  write(file: string, text: string): void
  remove(file: string): void
  commit(message: string): void
}

/** A git repository in a folder of its own, on the branch main, that no settings of the machine reach. */
export function newRepository(): Repository {
  const folder = join(temporaryFolder(), 'repository')
  mkdirSync(folder, { recursive: true })
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  }
  const git = (...words: readonly string[]): string =>
    execFileSync('git', words, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  git('init', '--quiet', '--initial-branch=main')
  return {
    folder,
    git,
    write(file, text) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    },
    remove: (file) => rmSync(join(folder, file)),
    commit(message) {
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', message)
    },
  }
}

interface Statements {
  readonly id: string
  readonly after: string | readonly string[] | null
  readonly message?: string
  readonly up: readonly string[]
  readonly down: readonly string[]
}

/** The text of a revision that sends these. */
export function revisionText({ id, after, message, up, down }: Statements): string {
  const body = (texts: readonly string[]) => texts.map((sql) => ({ sql, comments: [] }))
  return revisionSource({
    header: {
      id,
      downRevisions: after === null ? [] : typeof after === 'string' ? [after] : after,
      message: message ?? id,
      branchLabels: [],
      dependsOn: [],
      transaction: 'own',
      accepts: {},
    },
    upgrade: body(up),
    downgrade: body(down),
  })
}
