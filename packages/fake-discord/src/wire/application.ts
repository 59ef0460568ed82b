import { ApplicationFlags } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import type { Settings } from '../options.ts'
import type { Owner } from '../world/application.ts'
import type { World } from '../world/world.ts'
import { userBody } from './user.ts'

/** The flags that say which privileged intents are switched on. */
export const applicationFlags = ({ privileged }: Settings): number =>
  (privileged.presences ? ApplicationFlags.GatewayPresenceLimited : 0) |
  (privileged.members ? ApplicationFlags.GatewayGuildMembersLimited : 0) |
  (privileged.messageContent ? ApplicationFlags.GatewayMessageContentLimited : 0)

export const applicationBody = (world: World, settings: Settings): JsonObject => ({
  id: world.application.id,
  name: world.application.name,
  description: '',
  icon: null,
  flags: applicationFlags(settings),
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  approximate_guild_count: world.guilds.size,
  ...ownerBody(world, world.application.owner),
})

function ownerBody(world: World, owner: Owner): JsonObject {
  const user = (id: string) => {
    const known = world.users.get(id)
    return known ? userBody(known) : undefined
  }
  if (owner.kind === 'user') return { owner: user(owner.userId), team: null }
  const members = owner.memberIds.map((id) => ({
    user: user(id),
    team_id: owner.id,
    membership_state: 2,
    role: 'admin',
    permissions: ['*'],
  }))
  // Discord names a user of its own making here, whom nobody can be.
  const nobody = { id: owner.id, username: `team${owner.id}`, discriminator: '0', global_name: null, avatar: null }
  return {
    owner: nobody,
    team: { id: owner.id, name: owner.name, icon: null, owner_user_id: owner.memberIds[0], members },
  }
}
