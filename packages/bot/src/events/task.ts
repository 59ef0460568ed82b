import type { Call, Command } from '../commands/command.ts'
import { findCommand, findSubcommand } from '../commands/index.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Access } from '../domain/access.ts'
import type { Touch } from '../domain/footing.ts'
import { UserError } from '../errors.ts'
import { parseCustomId } from '../replies/custom-id.ts'
import type { Form } from '../replies/form.ts'
import type { Reply } from '../replies/reply.ts'
import type { AuditRecord } from '../store/audit-records.ts'
import type { Answerable } from './answer.ts'
import { optionValues } from './option-values.ts'

interface Named {
  /** `config set` */
  readonly path: string
  readonly kind: AuditRecord['commandType']
}

/** What an interaction asks for. */
export interface Task extends Named {
  readonly does: 'run'
  readonly access: Access
  readonly touches: Touch
  readonly replaces: boolean
  run(call: Call, dependencies: Dependencies): Promise<Reply>
}

/** A click that opens a form. */
export interface Opening extends Named {
  readonly does: 'open'
  readonly form: Form
}

export function taskOf(interaction: Answerable): Task | Opening {
  if (interaction.isChatInputCommand()) {
    const { commandName, options } = interaction
    return slashTask(interaction, [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)])
  }
  return interaction.isButton() ? buttonTask(interaction.customId) : formTask(interaction)
}

function slashTask(
  interaction: Parameters<typeof optionValues>[0],
  [name, ...words]: readonly [string, ...(string | null)[]],
): Task {
  const subcommand = findSubcommand(name, words.flatMap((word) => word ?? []).join(' '))
  if (subcommand === null) return unknown({ path: interaction.commandName, kind: 'slash' }, unknownCommand)
  return {
    does: 'run',
    path: `${name} ${subcommand.name}`,
    kind: 'slash',
    access: subcommand.access,
    touches: subcommand.touches,
    replaces: false,
    run: async (call, dependencies) =>
      subcommand.run({ ...call, options: optionValues(interaction, subcommand.options) }, dependencies),
  }
}

function buttonTask(text: string): Task | Opening {
  const id = parseCustomId(text)
  const command = findCommand(id?.command ?? '')
  const button = command?.buttons?.find(({ name }) => name === id?.action)
  if (id === null || command === null || button === undefined)
    return unknown({ path: 'unknown', kind: 'button' }, outdated)
  const named = { path: pathOf(command, button), kind: 'button' } as const
  if ('opens' in button) return { ...named, does: 'open', form: button.opens(id.arguments) }
  const { access, touches, replaces } = button
  const run: Task['run'] = (call, dependencies) => button.run({ ...call, arguments: id.arguments }, dependencies)
  return { ...named, does: 'run', access, touches, replaces, run }
}

function formTask(interaction: Answerable & { readonly customId: string }): Task {
  const id = parseCustomId(interaction.customId)
  const command = findCommand(id?.command ?? '')
  const form = command?.forms?.find(({ name }) => name === id?.action)
  if (id === null || command === null || form === undefined)
    return unknown({ path: 'unknown', kind: 'modal' }, outdated)
  const { access, touches, replaces } = form
  return {
    path: pathOf(command, form),
    kind: 'modal',
    does: 'run',
    access,
    touches,
    replaces,
    run: (call, dependencies) =>
      form.run({ ...call, arguments: id.arguments, fields: fieldsOf(interaction) }, dependencies),
  }
}

const pathOf = (command: Command, { name }: { readonly name: string }): string => `${command.name} ${name}`

function fieldsOf(interaction: Answerable): Readonly<Record<string, string>> {
  if (!interaction.isModalSubmit()) return {}
  const texts = [...interaction.fields.fields.values()].flatMap((field) =>
    'value' in field && typeof field.value === 'string' ? [[field.customId, field.value] as const] : [],
  )
  return Object.fromEntries(texts)
}

/** What nobody here knows is answered, too. */
const unknown = (named: Named, error: () => UserError): Task => ({
  ...named,
  does: 'run',
  access: 'everyone',
  touches: 'nothing',
  replaces: false,
  run: async () => {
    throw error()
  },
})

const unknownCommand = (): UserError =>
  new UserError(
    'unknown-command',
    'The bot does not know this command any more. Reload Discord to see the present ones.',
  )

const outdated = (): UserError =>
  new UserError('outdated-message', 'This message is from another version of the bot. Use the command again.')
