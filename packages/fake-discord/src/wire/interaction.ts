import { InteractionContextType } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import type { Platform } from '../platform/platform.ts'
import type { Channel } from '../world/channel.ts'
import type { Interaction } from '../world/interaction.ts'
import type { Message } from '../world/message.ts'
import { permissionsInChannel } from '../world/permission.ts'
import type { User } from '../world/user.ts'
import { memberOf } from '../world/world.ts'
import { channelBody } from './channel.ts'
import { memberBody } from './guild.ts'
import { messageBody } from './message.ts'
import { userBody } from './user.ts'

export interface InteractionScene {
  readonly interaction: Interaction
  readonly user: User
  readonly channel: Channel
  readonly locale: string
  /** What was done: the command and its options, the component, the modal's fields. */
  readonly details: JsonObject
  readonly message: Message | null
}

/** INTERACTION_CREATE, with the fields discord.js reads without asking whether they are there. */
export function interactionBody(platform: Platform, scene: InteractionScene): JsonObject {
  const { world, settings, clock } = platform
  const { interaction, channel, locale, details, message } = scene
  const applicationId = world.application.id
  return {
    id: interaction.id,
    application_id: applicationId,
    type: interaction.type,
    data: details,
    token: interaction.token,
    version: 1,
    channel: channelBody(world, channel),
    channel_id: channel.id,
    locale,
    app_permissions: permissionsInChannel(world, channel, applicationId, clock.now()).toString(),
    entitlements: [],
    authorizing_integration_owners: { 0: channel.guildId ?? '0' },
    context: channel.guildId === null ? InteractionContextType.BotDM : InteractionContextType.Guild,
    attachment_size_limit: settings.uploadLimit,
    ...personBody(platform, scene),
    ...(message ? { message: messageBody(world, message) } : {}),
  }
}

function personBody({ world, clock }: Platform, { user, channel }: InteractionScene): JsonObject {
  const guild = world.guilds.get(channel.guildId ?? '')
  const member = guild ? memberOf(world, guild.id, user.id) : undefined
  if (!guild || !member) return { user: userBody(user) }
  const permissions = permissionsInChannel(world, channel, user.id, clock.now()).toString()
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...memberBody(member), permissions },
  }
}
