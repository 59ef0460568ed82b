import type { Command, Subcommand } from './command.ts'
import { config } from './config.ts'
import { faq } from './faq.ts'
import { health } from './health.ts'
import { migrate } from './migrate.ts'
import { onboarding } from './onboarding.ts'
import { reminder } from './reminder.ts'
import { rules } from './rules.ts'
import { ticket } from './ticket.ts'

/** Everything that the bot can be told to do. */
export const commands: readonly Command[] = [config, faq, health, migrate, onboarding, reminder, rules, ticket]

export const findCommand = (name: string): Command | null => commands.find((command) => command.name === name) ?? null

export const findSubcommand = (command: string, name: string): Subcommand | null =>
  findCommand(command)?.subcommands.find((subcommand) => subcommand.name === name) ?? null
