import type { Settings } from '../settings.ts'

/** One option or argument of a command, as data: the shell parses it, explains it and refuses what does not fit. */
export type Flag =
  | { readonly type: 'switch'; readonly describe: string; readonly alias?: string; readonly default?: boolean }
  | (Suggesting & { readonly type: 'text'; readonly alias?: string; readonly required?: boolean })
  | (Suggesting & { readonly type: 'list'; readonly alias?: string })
  | { readonly type: 'choice'; readonly describe: string; readonly choices: readonly string[] }
  | (Suggesting & { readonly type: 'argument'; readonly required?: boolean })
  | (Suggesting & { readonly type: 'arguments'; readonly required?: boolean })

interface Suggesting {
  readonly describe: string
  /** What a shell offers where the value is typed; others may be typed as well. */
  readonly suggests?: 'revisions' | readonly string[]
}

/** By name in camel case; on the command line `revId` is `--rev-id`. */
export type Flags = Readonly<Record<string, Flag>>

/** What a command receives: null stands for what was not typed. */
export type FlagValues<F extends Flags> = { readonly [K in keyof F]: ValueOf<F[K]> }

type ValueOf<F extends Flag> = F extends { type: 'switch' }
  ? boolean
  : F extends { type: 'list' | 'arguments' }
    ? readonly string[]
    : F extends { type: 'choice'; choices: readonly (infer Choice)[] }
      ? Choice | null
      : F extends { required: true }
        ? string
        : string | null

/** What a person reads while a command works; results are not its business. */
export interface Reporter {
  note(text: string): void
  warn(text: string): void
  /**
   * Says what is under way, until it says something else or null. Shown when work has gone on for a second; the seconds
   * before it count from when the text was said first, whatever its detail. A share of the work, from 0 to 1, is a bar on a terminal.
   */
  progress(text: string | null, detail?: string, share?: number | null): void
}

/** The world as a command may see it. */
export interface Context {
  readonly settings: Settings
  /** The working folder. */
  readonly folder: string
  readonly reporter: Reporter
  /** Aborts when the person wants the command to end. */
  readonly signal: AbortSignal
  /** The database; without a configured one, the embedded PostgreSQL is started for as long as the command runs. */
  databaseUrl(): Promise<string>
  /** The answer that a person types; null when there is nobody to ask. */
  readonly ask: ((question: string) => Promise<string>) | null
  /** The command line of the person's editor; null where none is named. */
  readonly editor: string | null
  now(): Date
  random(bytes: number): Uint8Array
}

/** How a result is to look. */
export interface Look {
  readonly verbose: boolean
  paint(text: string, role: 'id' | 'marker' | 'faint'): string
  /** A path as short as the working folder allows. */
  path(file: string): string
}

export interface Example {
  /** What to type after `migrate`. */
  readonly type: string
  readonly does: string
}

interface Description {
  readonly name: string
  readonly describe: string
  /** At least one. */
  readonly examples: readonly [Example, ...Example[]]
}

/** A command with its types; the result is plain data, and is what `--json` prints. */
export interface CommandOf<F extends Flags, Result> extends Description {
  readonly flags: F
  run(context: Context, flags: FlagValues<F>): Promise<Result>
  print(result: Result, look: Look): readonly string[]
  /** Whether the result is text for a program, of which nothing may be masked when it is printed. */
  isExact?(result: Result): boolean
  /** Zero unless the result says otherwise; that of the signal when it says that the run was cut short. */
  exitCode?(result: Result): number | 'interrupted'
  /** The result in a few words; a command that has them may be run on many databases at once. */
  brief?(result: Result): string
}

/** What a command takes beside its own flags when it may be run on many databases. */
const fleetFlags = {
  targets: { type: 'text', describe: 'Do it in every database or schema that this file lists, - for stdin' },
  jobs: { type: 'text', describe: 'How many of them at once; 4 by default' },
  failFast: { type: 'switch', describe: 'Start no more of them after a failure' },
  jsonLines: { type: 'switch', describe: 'Print a JSON document for each of them as it ends, one a line' },
} as const satisfies Flags

export interface Outcome {
  readonly result: unknown
  readonly exitCode: number | 'interrupted'
  readonly isExact: boolean
  print(look: Look): readonly string[]
  /** Null where the command is for one database. */
  brief(): string | null
}

/** A command as the registry holds it, whatever its types. */
export interface Command extends Description {
  readonly flags: Flags
  /** `values` has one value for each flag, of the flag's type. */
  execute(context: Context, values: Readonly<Record<string, unknown>>): Promise<Outcome>
}

/** Turns a command with its types into one for the registry. */
export const defineCommand = <const F extends Flags, Result>(command: CommandOf<F, Result>): Command => ({
  name: command.name,
  describe: command.describe,
  examples: command.examples,
  flags: command.brief === undefined ? command.flags : { ...command.flags, ...fleetFlags },
  async execute(context, values) {
    const result = await command.run(context, values as FlagValues<F>)
    return {
      result,
      exitCode: command.exitCode?.(result) ?? 0,
      isExact: command.isExact?.(result) ?? false,
      print: (look) => command.print(result, look),
      brief: () => command.brief?.(result) ?? null,
    }
  },
})
