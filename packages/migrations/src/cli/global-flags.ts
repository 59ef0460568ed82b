import type { Flags, FlagValues } from '../commands/command.ts'

/** The options that every command takes. */
export const globalFlags = {
  dataSource: { type: 'text', alias: 'd', describe: 'Module that exports the TypeORM DataSource or its options' },
  revisions: { type: 'list', describe: 'Folder of revisions; repeatable' },
  url: { type: 'text', describe: 'The database, instead of DATABASE_URL' },
  config: { type: 'text', describe: 'Configuration file, instead of the nearest migrate.config.*' },
  json: { type: 'switch', describe: 'Print one JSON document' },
  verbose: { type: 'switch', alias: 'v', describe: 'Say more; with an error, its stack trace' },
  quiet: { type: 'switch', alias: 'q', describe: 'Print results and errors only' },
  color: { type: 'switch', describe: 'Always use colours; --no-color for never' },
} as const satisfies Flags

/** `color` is null where neither --color nor --no-color was typed. */
export type GlobalValues = Omit<FlagValues<typeof globalFlags>, 'color'> & { readonly color: boolean | null }
