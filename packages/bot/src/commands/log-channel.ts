import type { Dependencies } from '../dependencies.ts'
import { decodeStored } from '../domain/setting-value.ts'
import { requireSetting } from '../domain/settings.ts'
import type { Reply } from '../replies/reply.ts'
import { readSetting } from '../store/setting-rows.ts'

const logChannel = requireSetting('system.log_channel_id')

/** Posts to the guild's log channel, where it has one. What was done stays done when the report is lost. */
export async function reportToLogChannel(
  guildId: string,
  report: Reply,
  { database, discord, log }: Dependencies,
): Promise<void> {
  const lost = (error: unknown): void => log.warn('report-lost', { guild: guildId, reason: String(error) })
  const row = await readSetting(database, { guildId, ...logChannel }).catch(lost)
  const channelId = decodeStored(logChannel, row?.value ?? null)
  if (typeof channelId === 'string') await discord.post(channelId, report).catch(lost)
}
