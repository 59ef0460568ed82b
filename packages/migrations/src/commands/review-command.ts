import type { FindingKind, Review } from '../model/review.ts'
import { defineCommand } from './command.ts'
import { historyOptions } from './database-status.ts'

export const reviewCommand = defineCommand({
  name: 'review',
  describe: 'Tell a reviewer what revisions change, lock, rewrite and lose',
  flags: {
    range: {
      type: 'argument',
      suggests: 'revisions',
      describe: 'Commits a..b, revisions a:b, or one revision; by default what the default branch lacks',
    },
    format: {
      type: 'choice',
      choices: ['markdown', 'html', 'json'],
      describe: 'How it is written: markdown, for a comment, by default',
    },
    verify: {
      type: 'switch',
      default: true,
      describe: 'Prove the revisions on a scratch database; --no-verify only reads them, and connects to nothing',
    },
    sizes: {
      type: 'switch',
      describe: 'Weigh hazards by how much the tables hold, in four classes; for a database as full as the real one',
    },
  },
  examples: [
    { type: 'review origin/main..HEAD', does: 'What a pull request brings, as Markdown for a comment' },
    { type: 'review', does: 'The same, with what is not committed yet' },
    { type: 'review head --format html', does: 'The last revision, as a page; add > review.html to keep it' },
    { type: 'review 8f31:head --no-verify', does: 'From one revision to another, without a database' },
    { type: 'review --sizes', does: 'Leave out locks on tables that are empty or small there' },
  ],
  async run(context, { range, format, verify, sizes }) {
    const { settings, reporter, signal } = context
    const { dataSource } = settings
    const [{ review }, { renderReview }] = await Promise.all([import('./review.ts'), import('../review/render.ts')])
    const connection = verify || sizes ? { url: await context.databaseUrl() } : {}
    const found = await review({
      ...historyOptions(context),
      ...connection,
      range: range ?? undefined,
      verify,
      sizes,
      dataSource:
        dataSource === null ? undefined : async () => (await import('../io/data-source.ts')).loadDataSource(dataSource),
      signal,
      onProgress: (text) => reporter.progress(text),
    })
    reporter.progress(null)
    return format === 'json' ? found : { ...found, text: await renderReview(found, format ?? 'markdown') }
  },
  print: (result) => ['text' in result ? result.text.trimEnd() : JSON.stringify(result, null, 2)],
  exitCode: ({ findings }) => exitCodeOf(findings),
})

/** The gravest first. */
const exitCodes: { readonly [K in FindingKind]?: number } = {
  unreadable: 7,
  edited: 8,
  removed: 8,
  database: 8,
  'several-heads': 6,
  proof: 1,
  drift: 3,
  hazard: 11,
}

function exitCodeOf(findings: Review['findings']): number {
  const stops = new Set(findings.flatMap(({ kind, level }) => (level === 'stop' ? [kind] : [])))
  const [, code = 0] = Object.entries(exitCodes).find(([kind]) => [...stops].some((each) => each === kind)) ?? []
  return code
}
