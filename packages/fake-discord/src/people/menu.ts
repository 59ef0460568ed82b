import { ApplicationCommandType } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import { idOf, type Reference } from '../world/snowflake.ts'
import { whyHidden } from './availability.ts'
import { type Forcing, refuseFirst } from './client-refusal.ts'
import { findCommand } from './command-line.ts'
import type { Place } from './place.ts'
import { resolve } from './resolved.ts'

/** What the client sends for a command of the menu on a message or a user. */
export function pickFromMenu(
  place: Place,
  name: string,
  { target, force = false }: Forcing & { readonly target: Reference },
): JsonObject {
  const id = idOf(target)
  const { messages } = place.platform.world
  const type = messages.has(id) ? ApplicationCommandType.Message : ApplicationCommandType.User
  const command = findCommand(place, type, name)
  refuseFirst([whyHidden(place, command)], { force })
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    target_id: id,
    resolved: resolve(place, [id]),
    ...(command.guild_id ? { guild_id: command.guild_id } : {}),
  }
}
