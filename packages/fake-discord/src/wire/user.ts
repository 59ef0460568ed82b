import type { APIUser } from 'discord-api-types/v10'
import type { User } from '../world/user.ts'

export const userBody = ({ id, name, bot }: User): APIUser => ({
  id,
  username: name,
  global_name: bot ? null : name,
  discriminator: '0',
  avatar: null,
  bot,
})
