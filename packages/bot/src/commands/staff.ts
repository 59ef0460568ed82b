import type { Dependencies } from '../dependencies.ts'
import { type Asker, managesGuild } from '../domain/access.ts'
import { UserError } from '../errors.ts'
import { chosenSetting } from '../store/chosen-setting.ts'
import { guildOf } from './guild.ts'

/** Whether somebody has the role of the staff, or manages the guild. */
async function isStaff(asker: Asker, { database }: Pick<Dependencies, 'database'>): Promise<boolean> {
  const role = await chosenSetting(database, guildOf(asker), 'ticketbot.staff_role_id')
  return managesGuild(asker) || (typeof role === 'string' && asker.roleIds.includes(role))
}

export async function demandStaff(asker: Asker, dependencies: Pick<Dependencies, 'database'>): Promise<void> {
  if (!(await isStaff(asker, dependencies))) throw new UserError('not-allowed', 'Only the staff can do this.')
}
