import { createHash } from 'node:crypto'
import { type Client, Routes } from 'discord.js'

import type { Command } from './commands/command.ts'
import { commandBody } from './commands/command-body.ts'
import type { Log } from './log.ts'

export interface Deployment {
  readonly commands: readonly Command[]
  /** Where the commands of the home server are registered; without one, nowhere. */
  readonly homeGuild: string | null
  readonly log: Log
}

/**
 * Registers the slash commands that Discord does not have yet as they are. Discord counts registrations, so what is there
 * already is not sent again.
 */
export async function deploy(client: Client<true>, { commands, homeGuild, log }: Deployment): Promise<void> {
  const { id } = client.application
  const everywhere = commands.filter(({ where }) => where !== 'home server')
  const atHome = commands.filter(({ where }) => where === 'home server')
  await deployTo(client, { route: Routes.applicationCommands(id), commands: everywhere, log, scope: 'global' })
  if (homeGuild === null) {
    log.warn('no-home-guild', { hint: 'Set DISCORD_HOME_GUILD to have /migrate in that server.' })
    return
  }
  const route = Routes.applicationGuildCommands(id, homeGuild)
  await deployTo(client, { route, commands: atHome, log, scope: homeGuild })
}

interface Scope {
  readonly route: `/${string}`
  readonly commands: readonly Command[]
  readonly scope: string
  readonly log: Log
}

async function deployTo({ rest }: Client, { route, commands, scope, log }: Scope): Promise<void> {
  const bodies = commands.map(commandBody)
  const wanted = fingerprint(bodies)
  if (fingerprint(await rest.get(route)) === wanted) return
  await rest.put(route, { body: bodies })
  log.info('commands-registered', { scope, commands: commands.length, hash: wanted })
}

/** Of what the bodies say, whatever Discord fills in and in whatever order it answers. */
export function fingerprint(bodies: unknown): string {
  const list = Array.isArray(bodies) ? bodies : []
  const said = list.map((body) => JSON.stringify(meaning(body))).sort()
  return createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 16)
}

const fields = [
  'name',
  'description',
  'type',
  'default_member_permissions',
  'contexts',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
] as const

/** The fields that we set, with those left out that say nothing: Discord adds some of these and drops others. */
function meaning(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body
  const given = new Map(Object.entries(body))
  const plain = fields.map((field) => [field, given.get(field) ?? false])
  const nested = ['options', 'choices'].map((field) => {
    const list: unknown = given.get(field)
    return [field, Array.isArray(list) ? list.map(meaning) : []]
  })
  const rest = [
    ['value', given.get('value') ?? null],
    ['channel_types', given.get('channel_types') ?? []],
  ]
  return [...plain, ...nested, ...rest]
}
