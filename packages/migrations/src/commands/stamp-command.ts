import type { RevisionId } from '../model/revision.ts'
import { defineCommand, type Look } from './command.ts'
import { migrationOptions } from './database-status.ts'
import { tellProgress } from './progress-line.ts'
import { patienceOf, waitFlag } from './wait-flag.ts'

export const stampCommand = defineCommand({
  name: 'stamp',
  describe: 'Record revisions as applied without running them',
  flags: {
    target: {
      type: 'arguments',
      suggests: 'revisions',
      describe: 'Where the database stands; left out, where Alembic or TypeORM say it does',
    },
    purge: { type: 'switch', describe: 'Forget first what the ledger says, also what no file here holds' },
    wait: waitFlag,
  },
  examples: [
    { type: 'stamp head', does: 'Adopt a database that has everything already' },
    { type: 'stamp', does: 'Adopt one by the record that Alembic or TypeORM kept in it' },
    { type: 'stamp base', does: 'Forget every revision' },
    { type: 'stamp --purge 8f31', does: 'Say where a database is whose ledger names unknown revisions' },
  ],
  async run(context, { target, purge, wait }) {
    const options = await migrationOptions(context)
    const { signal, reporter } = context
    const { stamp } = await import('./stamp.ts')
    return stamp({
      ...options,
      ...patienceOf(wait),
      targets: target,
      purge,
      signal,
      onProgress: tellProgress(reporter),
    })
  },
  print({ stamped, removed, refreshed, current }, look) {
    const done = [
      ...line('Recorded as applied', stamped, look),
      ...line('Recorded as the files have them', refreshed, look),
      ...line('Taken out of the record', removed, look),
    ]
    const place = current.length === 0 ? 'base' : ids(current, look)
    return [...(done.length === 0 ? ['Nothing to do.'] : done), `The database is at ${place}. Nothing was run.`]
  },
  brief: ({ current }) => `at ${current.length === 0 ? 'base' : current.join(', ')}`,
})

const line = (what: string, revisions: readonly RevisionId[], look: Look): readonly string[] =>
  revisions.length === 0 ? [] : [`${what}: ${ids(revisions, look)}`]

const ids = (revisions: readonly RevisionId[], { paint }: Look): string =>
  revisions.map((id) => paint(id, 'id')).join(', ')
