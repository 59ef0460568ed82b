import { guildNamed } from '../platform/access.ts'
import { removeGuild } from '../platform/guilds.ts'
import { type Route, route } from '../rest/route.ts'
import { guildBody } from '../wire/guild.ts'

export const guildRoutes: readonly Route[] = [
  route('GET', '/guilds/:guild', ({ platform, parameters }) =>
    guildBody(platform.world, guildNamed(platform, parameters.guild)),
  ),

  route('DELETE', '/users/@me/guilds/:guild', ({ platform, parameters }) => {
    removeGuild(platform, guildNamed(platform, parameters.guild))
  }),
]
