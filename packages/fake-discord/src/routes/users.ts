import { objectOf } from '../json.ts'
import { directMessagesWith } from '../platform/channels.ts'
import { botOf } from '../platform/platform.ts'
import { found } from '../refusal.ts'
import { type Route, route } from '../rest/route.ts'
import { channelBody } from '../wire/channel.ts'
import { userBody } from '../wire/user.ts'

export const userRoutes: readonly Route[] = [
  route('GET', '/users/@me', ({ platform }) => userBody(botOf(platform))),

  route('GET', '/users/:user', ({ platform, parameters }) =>
    userBody(found(platform.world.users.get(parameters.user), 'unknown-user')),
  ),

  route('GET', '/users/@me/guilds', ({ platform }) =>
    [...platform.world.guilds.values()].map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] })),
  ),

  route('POST', '/users/@me/channels', ({ platform, body }) =>
    channelBody(platform.world, directMessagesWith(platform, String(objectOf(body).recipient_id))),
  ),
]
