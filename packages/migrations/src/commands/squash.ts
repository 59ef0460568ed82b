import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { UsageError } from '../errors.ts'
import { readStatements } from '../history/bodies.ts'
import { newRevisionId, nextNumber, revisionFileName } from '../history/naming.ts'
import { historyRange } from '../history/range.ts'
import { type SquashedPart, squashable, squashedBodies, squashedHeader } from '../history/squash.ts'
import { revisionSource } from '../history/write.ts'
import { reasonOf } from '../io/file-error.ts'
import type { Sameness } from '../io/prove-same.ts'
import { writeRevision } from '../io/revisions.ts'
import type { Header, Revision, RevisionId } from '../model/revision.ts'
import { defineCommand } from './command.ts'
import { currentIfNamed } from './database-status.ts'
import { readGraph } from './read-graph.ts'

interface Squashed {
  readonly id: RevisionId
  /** Null where it was not written, because it does not do the same. */
  readonly file: string | null
  readonly downRevisions: readonly RevisionId[]
  readonly replaces: readonly RevisionId[]
  /** The files that are gone. */
  readonly removed: readonly string[]
  readonly proof: 'proven' | 'failed' | 'unproven'
  readonly problems: readonly string[]
  readonly reasons: readonly string[]
}

export const squash = defineCommand({
  name: 'squash',
  describe: 'Write one revision in the place of a range, which does the same',
  flags: {
    range: { type: 'argument', suggests: 'revisions', required: true, describe: 'From:to, both included' },
    message: { type: 'text', alias: 'm', required: true, describe: 'What it does, in a few words' },
    revId: { type: 'text', describe: 'Id of the revision, instead of a random one' },
    verify: { type: 'switch', default: true, describe: 'Prove that on scratch databases; --no-verify skips it' },
  },
  examples: [
    { type: 'squash 1975:8f31 -m "the first year"', does: 'Both, and everything in between' },
    { type: 'squash base:head -m "initial schema"', does: 'The whole history' },
  ],
  async run(context, { range, message, revId, verify }): Promise<Squashed> {
    const graph = await readGraph(context.settings)
    const named = historyRange(graph, range, await currentIfNamed(context, range))
    const parts = await partsOf(squashable(graph, new Set(named.map(({ id }) => id))))
    const header = squashedHeader(graph, parts, { id: revId ?? newRevisionId(context.random), message })
    const source = revisionSource({ header, ...squashedBodies(parts) })
    const facts = { id: header.id, downRevisions: header.downRevisions, replaces: header.replaces ?? [] }
    const proof = verify
      ? await (await import('./squash-proof.ts')).proofOf(context, { graph, parts, source })
      : unproven
    const outcome = { ...facts, proof: statusOf(proof), problems: proof.problems, reasons: proof.reasons }
    if (proof.problems.length > 0) return { ...outcome, file: null, removed: [] }
    return { ...outcome, ...(await exchange(parts, header, source)) }
  },
  print({ file, replaces, removed, proof, problems, reasons }, { path }) {
    if (file === null)
      return ['Nothing was written, for it would not do the same:', ...problems.map((text) => `  ${text}`)]
    return [
      `Wrote ${path(file)} in the place of ${replaces.length} revisions, and removed their files:`,
      ...removed.map((each) => `  ${path(each)}`),
      ...(proof === 'proven' ? ['Proven: up and down it makes the same of a scratch database as they did.'] : reasons),
      `A database that has all of them has it already; bring those that have only some of them past ${replaces.at(-1)} before they get these files.`,
    ]
  },
  exitCode: ({ proof }) => (proof === 'failed' ? 1 : 0),
})

const partsOf = (revisions: readonly Revision[]): Promise<readonly SquashedPart[]> =>
  Promise.all(
    revisions.map(async (revision) => ({ revision, written: readStatements(await readFile(revision.file, 'utf8')) })),
  )

const unproven: Sameness = { place: null, reasons: [], problems: [] }

const statusOf = ({ place, problems }: Sameness): Squashed['proof'] =>
  problems.length > 0 ? 'failed' : place === null ? 'unproven' : 'proven'

/** First the one and then the others go: in between the history says the same, because what is replaced is passed over. */
async function exchange(
  parts: readonly SquashedPart[],
  { message }: Header,
  source: string,
): Promise<Pick<Squashed, 'file' | 'removed'>> {
  const files = parts.map(({ revision }) => revision.file)
  const last = parts.at(-1)?.revision
  const number = last?.number ?? nextNumber(parts.map(({ revision }) => revision))
  const folder = dirname(last?.file ?? '')
  const name = revisionFileName(number, message)
  const isTaken = files.some((file) => file === join(folder, name))
  const file = await writeRevision(folder, isTaken ? name.replace(/\.ts$/, '_squashed.ts') : name, source)
  for (const each of files) await remove(each, file)
  return { file, removed: files }
}

async function remove(file: string, replacement: string): Promise<void> {
  await rm(file, { force: true }).catch((cause: unknown) => {
    throw new UsageError(`${replacement} is written, and ${file} cannot be removed: ${reasonOf(cause)}.`, {
      hint: 'Remove it by hand; until then it is passed over. migrate doctor lists what is left to remove.',
      cause,
    })
  })
}
