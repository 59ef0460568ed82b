import type { Dependencies } from '../dependencies.ts'
import type { Access, Asker } from '../domain/access.ts'
import type { Touch } from '../domain/footing.ts'
import type { Form } from '../replies/form.ts'
import type { Reply } from '../replies/reply.ts'
import type { Options, Values } from './option.ts'

/** What is asked of the bot, and by whom. */
export interface Call {
  readonly asker: Asker
  /** Shows how far it is; the reply that `run` returns takes its place. */
  show(reply: Reply): Promise<void>
  /** Given when the bot is told to stop. */
  readonly signal: AbortSignal
}

interface Guarded {
  /** Checked in code each time, whatever Discord has hidden. */
  readonly access: Access
  /** What it does to the eleven tables; decides whether it can be done while the database is being updated. */
  readonly touches: Touch
}

export interface Choice {
  readonly name: string
  readonly value: string | number
}

/** What was typed so far, of one option and of the others. */
export interface Typing {
  readonly asker: Asker
  readonly text: string
  readonly others: Readonly<Record<string, string>>
}

interface Typed<O extends Options> extends Guarded {
  /** One word, or a group and a word: `question add`. */
  readonly name: string
  readonly describe: string
  readonly options: O
  readonly suggest?: {
    readonly [K in keyof O]?: (typing: Typing, dependencies: Dependencies) => Promise<readonly Choice[]>
  }
}

/** One thing to do: `/config set`. */
export interface RunningSubcommand<O extends Options = Options> extends Typed<O> {
  run(call: Call & { readonly options: Values<O> }, dependencies: Dependencies): Promise<Reply>
}

/** One thing to do that begins with a form. */
export interface OpeningSubcommand<O extends Options = Options> extends Typed<O> {
  opens(call: Call & { readonly options: Values<O> }, dependencies: Dependencies): Promise<Form>
}

export type Subcommand<O extends Options = Options> = RunningSubcommand<O> | OpeningSubcommand<O>

/** What a click on a button brings about; its arguments come from the custom id. */
export interface Button extends Guarded {
  readonly name: string
  /** Whether the reply takes the place of the message with the button. */
  readonly replaces: boolean
  run(call: Call & { readonly arguments: readonly string[] }, dependencies: Dependencies): Promise<Reply>
}

/** What a choice from a list brings about. */
export interface MenuHandling extends Guarded {
  readonly name: string
  readonly replaces: boolean
  run(
    call: Call & { readonly arguments: readonly string[]; readonly values: readonly string[] },
    dependencies: Dependencies,
  ): Promise<Reply>
}

/** A button that opens a form, for which Discord gives it three seconds. */
export interface Opener extends Guarded {
  readonly name: string
  opens(call: Call & { readonly arguments: readonly string[] }, dependencies: Dependencies): Promise<Form>
}

/** What a filled form brings about. */
export interface FormHandling extends Guarded {
  readonly name: string
  readonly replaces: boolean
  run(
    call: Call & { readonly arguments: readonly string[]; readonly fields: Readonly<Record<string, string>> },
    dependencies: Dependencies,
  ): Promise<Reply>
}

/** A slash command with everything that belongs to it. */
export interface Command {
  readonly name: string
  readonly describe: string
  /** Who is offered it by Discord. */
  readonly offeredTo: 'everyone' | 'guild managers' | 'administrators'
  readonly where: 'anywhere' | 'servers' | 'home server'
  readonly subcommands: readonly Subcommand[]
  readonly buttons?: readonly (Button | Opener)[]
  readonly menus?: readonly MenuHandling[]
  readonly forms?: readonly FormHandling[]
}

/** Gives `run` the types of the options, and the list of subcommands one type for all of them. */
export const defineSubcommand = <const O extends Options>(subcommand: RunningSubcommand<O>): Subcommand =>
  subcommand as unknown as Subcommand

export const defineOpeningSubcommand = <const O extends Options>(subcommand: OpeningSubcommand<O>): Subcommand =>
  subcommand as unknown as Subcommand

export const defineButton = (button: Button): Button => button

export const defineOpener = (opener: Opener): Opener => opener

export const defineMenu = (menu: MenuHandling): MenuHandling => menu

export const defineForm = (form: FormHandling): FormHandling => form

export const defineCommand = (command: Command): Command => command
