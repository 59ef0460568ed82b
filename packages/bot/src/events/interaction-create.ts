import { randomUUID } from 'node:crypto'
import { MessageFlags } from 'discord.js'

import type { Call } from '../commands/command.ts'
import { beforeDeadline } from '../deadline.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import { demandAccess } from '../domain/access.ts'
import { demandFooting, unreachableText } from '../domain/footing.ts'
import { UserError } from '../errors.ts'
import { apology, refusal, restarting } from '../replies/failure.ts'
import { recordUse } from '../store/audit-records.ts'
import { type Answerable, acknowledge, deliver, isAnswerable, isOnOwnMessage } from './answer.ts'
import { askerOf } from './asker.ts'
import { defineEvent } from './event.ts'
import { formBody } from './form-body.ts'
import { messageBody } from './message-body.ts'
import { suggest } from './suggestion.ts'
import { type Opening, type Task, taskOf } from './task.ts'

/** The one way in: every command, button and form passes through here, and every failure ends here. */
export const interactionCreate = defineEvent({
  name: 'interactionCreate',
  async run(dependencies, interaction) {
    const { underway } = dependencies
    if (interaction.isAutocomplete()) return suggest(interaction, dependencies)
    if (!isAnswerable(interaction)) return
    if (underway.signal.aborted) return turnAway(interaction)
    const work = answer(interaction, dependencies)
    underway.add(work, () => deliver(interaction, restarting()))
    await work
  },
})

async function turnAway(interaction: Answerable): Promise<void> {
  const { content } = messageBody(restarting())
  await interaction.reply({ content, flags: MessageFlags.Ephemeral })
}

async function answer(interaction: Answerable, dependencies: Dependencies): Promise<void> {
  const asker = askerOf(interaction)
  const task = taskOf(interaction)
  const failure = await attempt(() => perform(task, { interaction, asker, dependencies }))
  if (failure !== null) await explain(failure.error, { interaction, task, dependencies })
  await record(task, { asker, failure, dependencies })
}

interface Failure {
  readonly error: unknown
}

/** The only catch there is: commands throw, and nobody between them and here looks. */
async function attempt(work: () => Promise<void>): Promise<Failure | null> {
  try {
    await work()
    return null
  } catch (error) {
    return { error }
  }
}

interface Scene {
  readonly interaction: Answerable
  readonly asker: Asker
  readonly dependencies: Dependencies
}

async function perform(task: Task | Opening, scene: Scene): Promise<void> {
  const { interaction, dependencies } = scene
  if (task.does === 'open') return open(task, scene)
  // A refusal must not take the place of what somebody else is reading.
  const replaces = task.replaces && isOnOwnMessage(interaction)
  await acknowledge(interaction, replaces)
  await demandAll(task, scene)
  await deliver(interaction, await task.run(callOf(scene), dependencies))
}

async function demandAll(
  { access, touches }: Task | Opening,
  { interaction, asker, dependencies }: Scene,
): Promise<void> {
  const { config, discord, standing } = dependencies
  if (!isOnOwnMessage(interaction)) {
    throw new UserError('not-allowed', 'This belongs to somebody else. Use the command yourself.')
  }
  await demandAccess(access, asker, { ...config, owners: discord.owners })
  if (touches !== 'nothing') demandFooting(await standing.footing(), touches)
}

const callOf = ({ interaction, asker, dependencies }: Scene): Call => ({
  asker,
  signal: dependencies.underway.signal,
  show: (interim) => deliver(interaction, interim),
})

/** A form has to be the first answer, so whatever it needs has to be found in time. */
async function open(task: Opening, scene: Scene): Promise<void> {
  const { interaction, dependencies } = scene
  if (interaction.isModalSubmit()) throw new Error('Discord does not let a form open another one')
  const work = demandAll(task, scene).then(() => task.form(callOf(scene), dependencies))
  await interaction.showModal(formBody(await beforeDeadline(dependencies.timing.form, work, tooSlow)))
}

function tooSlow(): never {
  throw new UserError('database-unreachable', unreachableText)
}

interface Explaining {
  readonly interaction: Answerable
  readonly task: Task | Opening
  readonly dependencies: Dependencies
}

/** Tells the person, and of a bug the log. Discord itself may be what failed, and then only the log hears of it. */
async function explain(error: unknown, { interaction, task, dependencies: { log } }: Explaining): Promise<void> {
  const facts = { command: task.path, user: interaction.user.id, guild: interaction.guildId }
  if (error instanceof UserError) {
    if (error.cause !== undefined)
      log.warn('command-refused', { ...facts, code: error.code, cause: textOf(error.cause) })
    const unsaid = await attempt(() => deliver(interaction, refusal(error)))
    if (unsaid !== null) log.warn('answer-lost', { ...facts, reason: textOf(unsaid.error) })
    return
  }
  const id = randomUUID().slice(0, 8)
  log.error('command-failed', {
    id,
    ...facts,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  const unsaid = await attempt(() => deliver(interaction, apology(id)))
  if (unsaid !== null) log.warn('answer-lost', { ...facts, id, reason: textOf(unsaid.error) })
}

interface Recording {
  readonly asker: Asker
  readonly failure: Failure | null
  readonly dependencies: Dependencies
}

/** One audit row, unless the database is one that this program may not write to. */
async function record(task: Task | Opening, { asker, failure, dependencies }: Recording): Promise<void> {
  const { database, standing, log } = dependencies
  const lost = await attempt(async () => {
    if (!(await standing.footing()).keepsRecords) return
    await recordUse(database, {
      guildId: asker.guildId ?? '0',
      userId: asker.userId,
      commandName: task.path,
      commandType: task.kind,
      success: failure === null,
      errorMessage: failure === null ? null : nameOf(failure.error),
    })
  })
  if (lost !== null) log.warn('audit-row-lost', { command: task.path, reason: textOf(lost.error) })
}

/** What kind of failure it was. Its text may quote what somebody typed, and is not kept. */
function nameOf(error: unknown): string {
  if (error instanceof UserError) return error.code
  return error instanceof Error ? error.name : 'Error'
}

const textOf = (error: unknown): string => {
  const cause = error instanceof UserError ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause ?? error)
}
