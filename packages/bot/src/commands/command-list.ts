import type { Command, Subcommand } from './command.ts'
import type { Options } from './option.ts'

/** The commands as a table in Markdown, for the README. */
export const commandList = (commands: readonly Command[]): string =>
  ['| command | options | who | what it does |', '|---|---|---|---|', ...commands.flatMap(rows)].join('\n')

const rows = (command: Command): readonly string[] =>
  command.subcommands.map((subcommand) => {
    const cells = [
      `\`/${command.name} ${subcommand.name}\``,
      optionList(subcommand.options),
      whoMay(command, subcommand),
      subcommand.describe,
    ]
    return `| ${cells.join(' | ')} |`
  })

const optionList = (options: Options): string =>
  Object.entries(options)
    .map(([name, { required }]) => (required === true ? `\`${name}\`` : `[\`${name}\`]`))
    .join(' ')

const whoMay = ({ where }: Command, { access }: Subcommand): string =>
  where === 'anywhere' ? `${access}, in direct messages too` : where === 'home server' ? `${access}, at home` : access
