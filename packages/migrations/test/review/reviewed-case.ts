import { loadParser } from '../../src/actions/parser.ts'
import { readRevision } from '../../src/history/file.ts'
import { revisionSource } from '../../src/history/write.ts'
import { loadSourceReader } from '../../src/lint/source.ts'
import type { Review } from '../../src/model/review.ts'
import { type ReviewInput, reviewOf } from '../../src/review/review-of.ts'
import type { CaseRevision, ReviewCase } from './cases.ts'
import { shop } from './shop.ts'

const idOf = (number: number): string => `${number}`.padStart(12, '0')

/** The review of a case, read and not run. */
export async function reviewedCase({ revisions }: ReviewCase, more: Partial<ReviewInput> = {}): Promise<Review> {
  const all = [{ message: 'the shop', upgrade: shop, downgrade: [] }, ...revisions]
  return reviewOf({
    range: 'origin/main..HEAD',
    history: all.map((revision, index) => {
      const file = `revisions/${String(index + 1).padStart(3, '0')}.ts`
      const text = sourceOf(revision, index)
      return { ...readRevision(file, text), file, text }
    }),
    changes: new Map(revisions.map((_, index) => [idOf(index + 1), 'added'])),
    findings: [],
    proof: {
      status: 'not-run',
      says: 'Not run: no database was used. Everything here was read from the files.',
      details: [],
    },
    proofOf: new Map(),
    reading: {
      parse: await loadParser(),
      readSource: await loadSourceReader(),
      naming: { defaultNamespace: 'public' },
      serverVersion: 18,
    },
    sizes: null,
    ...more,
  })
}

function sourceOf({ message, upgrade, downgrade, transaction, accepts, code }: CaseRevision, index: number): string {
  const body = (statements: readonly string[]) => statements.map((sql) => ({ sql, comments: [] }))
  const text = revisionSource({
    header: {
      id: idOf(index),
      downRevisions: index === 0 ? [] : [idOf(index - 1)],
      message,
      branchLabels: [],
      dependsOn: [],
      transaction: transaction ?? 'own',
      accepts: {},
    },
    upgrade: body(upgrade),
    downgrade: body(downgrade),
  })
  const accepting =
    accepts === undefined
      ? text
      : text.replace('\nexport async', `\nexport const accepts = ${JSON.stringify(accepts)}\n\nexport async`)
  return code === undefined
    ? accepting
    : accepting.replace(/(function upgrade\(.*?\): Promise<void> \{)\}?/, (_, start: string) => `${start}\n${code}\n}`)
}
