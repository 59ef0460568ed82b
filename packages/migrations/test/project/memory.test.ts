import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

import { checksum } from '../../src/history/file.ts'
import { revisionSource } from '../../src/history/write.ts'
import { createLedgerSql } from '../../src/io/ledger-layout.ts'
import { builtProgram } from '../support/built-package.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

interface Place {
  readonly folder: string
  readonly url: string
}

const idOf = (number: number): string => (0xabc000000000 + number * 7919).toString(16)

const statement = (sql: string) => ({ sql, comments: [] })

const sourceOf = (number: number): string =>
  revisionSource({
    header: {
      id: idOf(number),
      downRevisions: number === 1 ? [] : [idOf(number - 1)],
      message: `step ${number} of the way`,
      branchLabels: [],
      dependsOn: [],
      transaction: 'own',
      accepts: {},
    },
    upgrade: [statement(`select ${number}`)],
    downgrade: [statement(`select ${-number}`)],
  })

/** A history of so many revisions, and a database that has them all. */
async function historyOf(revisions: number): Promise<Place> {
  const [folder, database] = [temporaryFolder(), await freshDatabase()]
  const sources = Array.from({ length: revisions }, (_, index) => sourceOf(index + 1))
  sources.forEach((source, index) => {
    writeFileSync(join(folder, `${String(index + 1).padStart(4, '0')}_step.ts`), source)
  })
  await database.query(createLedgerSql('retort', 'a test'))
  await database.query(
    `insert into retort.ledger
     select id, place, 'step ' || place || ' of the way', array_remove(array[lag(id) over (order by place)], null), '{}', 'applied', 1, false,
       checksum, checksum, '{}', now(), 'a test', 7, '1'
     from unnest($1::text[], $2::text[]) with ordinality as revision (id, checksum, place)`,
    [sources.map((_, index) => idOf(index + 1)), sources.map(checksum)],
  )
  return { folder, url: database.url }
}

interface Memory {
  /** What V8 has set aside by the end; it gives nothing back in so short a time. */
  readonly reserved: number
  /** What was put into it and not cleared away. */
  readonly used: number
}

/** What `current` takes in a process that is started with these flags of Node. */
async function memoryOf({ folder, url }: Place, flags: readonly string[]): Promise<Memory> {
  const own = temporaryFolder()
  const [probe, report] = [join(own, 'probe.cjs'), join(own, 'report.json')]
  writeFileSync(
    probe,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify({
      reserved: process.memoryUsage().heapTotal,
      used: process.memoryUsage().heapUsed,
    })))`,
  )
  const argv = [...flags, '--require', probe, await builtProgram(), 'current', '--revisions', folder]
  const environment = { ...process.env, DATABASE_URL: url }
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: folder, env: environment })
  expect(stdout).toMatch(/^[0-9a-f]{12} \(head\)\n$/)
  return JSON.parse(readFileSync(report, 'utf8'))
}

/** So large that nothing is cleared away, and what is there at the end is all that there ever was. */
const noCollection = ['--min-semi-space-size=128', '--max-semi-space-size=128']

test('four thousand revisions more take little more memory to look at', async () => {
  const [few, many] = [await historyOf(1000), await historyOf(5000)]
  /** In bytes for each of them. */
  const growth = async (measure: keyof Memory, flags: readonly string[]): Promise<number> => {
    const [before, after] = await Promise.all([few, many].map((place) => memoryOf(place, flags)))
    return ((after?.[measure] ?? Number.NaN) - (before?.[measure] ?? Number.NaN)) / 4000
  }
  expect(await growth('reserved', [])).toBeLessThan(2000)
  expect(await growth('used', noCollection)).toBeLessThan(7700)
})
