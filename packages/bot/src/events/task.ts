import type { ModalSubmitInteraction, StringSelectMenuInteraction } from 'discord.js'

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

interface Guarded {
  /** `config set` */
  readonly path: string
  readonly kind: AuditRecord['commandType']
  readonly access: Access
  readonly touches: Touch
}

/** What an interaction asks for. */
export interface Task extends Guarded {
  readonly does: 'run'
  /** Whether the reply takes the place of the message that the button or the form belongs to. */
  readonly replaces: boolean
  run(call: Call, dependencies: Dependencies): Promise<Reply>
}

/** A command or a click that opens a form. */
export interface Opening extends Guarded {
  readonly does: 'open'
  form(call: Call, dependencies: Dependencies): Promise<Form>
}

export function taskOf(interaction: Answerable): Task | Opening {
  if (interaction.isChatInputCommand()) {
    const { commandName, options } = interaction
    return slashTask(interaction, [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)])
  }
  if (interaction.isButton()) return buttonTask(interaction.customId)
  return interaction.isModalSubmit() ? formTask(interaction) : menuTask(interaction)
}

type Slash = Parameters<typeof optionValues>[0]

function slashTask(interaction: Slash, [name, ...words]: readonly [string, ...(string | null)[]]): Task | Opening {
  const subcommand = findSubcommand(name, words.flatMap((word) => word ?? []).join(' '))
  if (subcommand === null) return unknown({ path: interaction.commandName, kind: 'slash' }, unknownCommand)
  const { access, touches } = subcommand
  const guarded = { path: `${name} ${subcommand.name}`, kind: 'slash', access, touches } as const
  const withOptions = (call: Call) => ({ ...call, options: optionValues(interaction, subcommand.options) })
  if ('opens' in subcommand) {
    const form: Opening['form'] = async (call, dependencies) => subcommand.opens(withOptions(call), dependencies)
    return { ...guarded, does: 'open', form }
  }
  return {
    ...guarded,
    does: 'run',
    replaces: false,
    run: async (call, dependencies) => subcommand.run(withOptions(call), dependencies),
  }
}

function buttonTask(text: string): Task | Opening {
  const id = parseCustomId(text)
  const command = findCommand(id?.command ?? '')
  const button = command?.buttons?.find(({ name }) => name === id?.action)
  if (id === null || command === null || button === undefined) return unknown(unknownButton, outdated)
  const { access, touches } = button
  const guarded = { path: pathOf(command, button), kind: 'button', access, touches } as const
  const withArguments = (call: Call) => ({ ...call, arguments: id.arguments })
  if ('opens' in button) {
    const form: Opening['form'] = (call, dependencies) => button.opens(withArguments(call), dependencies)
    return { ...guarded, does: 'open', form }
  }
  const run: Task['run'] = (call, dependencies) => button.run(withArguments(call), dependencies)
  return { ...guarded, does: 'run', replaces: button.replaces, run }
}

function menuTask({ customId, values }: StringSelectMenuInteraction): Task {
  const id = parseCustomId(customId)
  const command = findCommand(id?.command ?? '')
  const menu = command?.menus?.find(({ name }) => name === id?.action)
  if (id === null || command === null || menu === undefined) return unknown(unknownMenu, outdated)
  const { access, touches, replaces } = menu
  const guarded = { path: pathOf(command, menu), kind: 'select', access, touches } as const
  const run: Task['run'] = (call, dependencies) => menu.run({ ...call, arguments: id.arguments, values }, dependencies)
  return { ...guarded, does: 'run', replaces, run }
}

function formTask(interaction: ModalSubmitInteraction): Task {
  const id = parseCustomId(interaction.customId)
  const command = findCommand(id?.command ?? '')
  const form = command?.forms?.find(({ name }) => name === id?.action)
  if (id === null || command === null || form === undefined) return unknown(unknownForm, outdated)
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

const unknownButton = { path: 'unknown', kind: 'button' } as const
const unknownMenu = { path: 'unknown', kind: 'select' } as const
const unknownForm = { path: 'unknown', kind: 'modal' } as const

const pathOf = (command: Command, { name }: { readonly name: string }): string => `${command.name} ${name}`

function fieldsOf(interaction: ModalSubmitInteraction): Readonly<Record<string, string>> {
  const texts = [...interaction.fields.fields.values()].flatMap((field) =>
    'value' in field && typeof field.value === 'string' ? [[field.customId, field.value] as const] : [],
  )
  return Object.fromEntries(texts)
}

/** What nobody here knows is answered, too. */
const unknown = (named: Pick<Guarded, 'path' | 'kind'>, error: () => UserError): Task => ({
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
