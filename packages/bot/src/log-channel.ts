import type { Dependencies } from './dependencies.ts'
import type { Reply } from './replies/reply.ts'
import { chosenSetting } from './store/chosen-setting.ts'

/** Posts to the guild's log channel, where it has one. What was done stays done when the report is lost. */
export async function reportToLogChannel(
  guildId: string,
  report: Reply,
  { database, discord, log }: Pick<Dependencies, 'database' | 'discord' | 'log'>,
): Promise<void> {
  try {
    const channelId = await chosenSetting(database, guildId, 'system.log_channel_id')
    if (typeof channelId === 'string') await discord.post(channelId, report)
  } catch (error) {
    log.warn('report-lost', { guild: guildId, reason: String(error) })
  }
}
