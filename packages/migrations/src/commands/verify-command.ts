import { defineCommand } from './command.ts'
import { migrationOptions } from './database-status.ts'
import { verificationLines } from './verify-report.ts'

export const verifyCommand = defineCommand({
  name: 'verify',
  describe: 'Prove revisions on a scratch database: up, down, and up again',
  flags: {
    range: {
      type: 'argument',
      suggests: 'revisions',
      describe: 'From:to, both included, or one revision; by default what is pending, or else the head',
    },
  },
  examples: [
    {
      type: 'verify',
      does: 'What is pending, or else the head, on a copy of the schema with a sample of the rows',
    },
    { type: 'verify head', does: 'The last revision, on what the ones below it make' },
    { type: 'verify base:head', does: 'The whole history, each revision and all the way down and up' },
    { type: 'verify 8f31 -v', does: 'One revision, with the locks that each statement took' },
  ],
  async run(context, { range }) {
    const { settings, reporter, signal } = context
    const options = await migrationOptions(context)
    const { verify } = await import('./verify.ts')
    const { dataSource } = settings
    try {
      return await verify({
        ...options,
        range: range ?? undefined,
        rules: settings.rules,
        declared: settings.declared,
        dataSource:
          dataSource === null
            ? undefined
            : async () => (await import('../io/data-source.ts')).loadDataSource(dataSource),
        signal,
        onProgress: (text) => reporter.progress(text),
      })
    } finally {
      reporter.progress(null)
    }
  },
  print: verificationLines,
  exitCode: ({ status }) => (status === 'proven' ? 0 : 1),
})
