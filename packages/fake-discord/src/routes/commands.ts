import { ApplicationCommandType } from 'discord-api-types/v10'
import { type JsonObject, objectOf, objectsOf } from '../json.ts'
import { command as commandRule, commands as commandsRule, mostCommands } from '../limits/command.ts'
import { guildNamed } from '../platform/access.ts'
import type { Platform } from '../platform/platform.ts'
import { demand, found, refusal } from '../refusal.ts'
import { type RestRequest, type Route, route } from '../rest/route.ts'
import type { Command } from '../world/command.ts'

type Scope = { readonly platform: Platform; readonly guildId: string | undefined }

const scopeOf = ({ platform, parameters }: RestRequest): Scope => {
  const { application, guild } = parameters
  if (application !== platform.world.application.id) throw refusal('missing-access')
  return { platform, guildId: guild === undefined ? undefined : guildNamed(platform, guild).id }
}

const commandsIn = ({ platform, guildId }: Scope): readonly Command[] =>
  [...platform.world.commands.values()].filter((known) => known.guild_id === guildId)

const list = (request: RestRequest): unknown => commandsIn(scopeOf(request))

const read = (request: RestRequest): Command => {
  const known = commandsIn(scopeOf(request)).find(({ id }) => id === request.parameters.command)
  return found(known, 'unknown-command')
}

/** A command of the same type and name is replaced and keeps its id. */
function create(request: RestRequest): unknown {
  const scope = scopeOf(request)
  const body = objectOf(request.body)
  demand(commandRule, body)
  const earlier = sameCommand(commandsIn(scope), body)
  const sameType = commandsIn(scope).filter(({ type }) => type === typeOf(body))
  if (!earlier && sameType.length >= mostCommands(body.type)) throw refusal('too-many-commands')
  return store(scope, body, earlier?.id)
}

function overwriteAll(request: RestRequest): unknown {
  const scope = scopeOf(request)
  demand(commandsRule, request.body)
  const before = commandsIn(scope)
  for (const { id } of before) scope.platform.world.commands.delete(id)
  return objectsOf(request.body).map((body) => store(scope, body, sameCommand(before, body)?.id))
}

function edit(request: RestRequest): unknown {
  const changed = { ...read(request), ...objectOf(request.body) }
  demand(commandRule, changed)
  return store(scopeOf(request), changed, changed.id)
}

function remove(request: RestRequest): undefined {
  request.platform.world.commands.delete(read(request).id)
}

const typeOf = ({ type }: JsonObject): unknown => type ?? ApplicationCommandType.ChatInput

const sameCommand = (known: readonly Command[], body: JsonObject): Command | undefined =>
  known.find(({ type, name }) => type === typeOf(body) && name === body.name)

function store({ platform, guildId }: Scope, body: JsonObject, id = platform.snowflake()): Command {
  const stored: JsonObject = {
    default_member_permissions: null,
    contexts: null,
    integration_types: [0],
    description: '',
    nsfw: false,
    options: [],
    name_localizations: null,
    description_localizations: null,
    ...body,
    type: typeOf(body),
    id,
    application_id: platform.world.application.id,
    version: platform.snowflake(),
    ...(guildId === undefined ? {} : { guild_id: guildId }),
  }
  const command = stored as unknown as Command
  platform.world.commands.set(id, command)
  return command
}

export const commandRoutes: readonly Route[] = [
  '/applications/:application',
  '/applications/:application/guilds/:guild',
].flatMap((scope) => [
  route('GET', `${scope}/commands`, list),
  route('PUT', `${scope}/commands`, overwriteAll),
  route('POST', `${scope}/commands`, create),
  route('GET', `${scope}/commands/:command`, read),
  route('PATCH', `${scope}/commands/:command`, edit),
  route('DELETE', `${scope}/commands/:command`, remove),
])
