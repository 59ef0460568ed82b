import type { Dependencies } from '../dependencies.ts'
import { dueMoment, type Reminder } from '../domain/reminder.ts'
import { reportToLogChannel } from '../log-channel.ts'
import { reminderFailure, reminderMessage } from '../replies/reminders.ts'
import { chosenSetting } from '../store/chosen-setting.ts'
import { readCandidates, settleReminder } from '../store/reminders.ts'

/** Posts what is due, each once, whichever of several bots comes first. */
export async function deliverReminders(dependencies: Dependencies): Promise<void> {
  const { database, now, standing, log, underway } = dependencies
  if ((await standing.footing()).allows !== 'writing') return
  const candidates = await readCandidates(database, now())
  const zones = await zonesOf(dependencies, candidates)
  for (const reminder of candidates) {
    if (underway.signal.aborted) return
    const moment = dueMoment(reminder, zones.get(reminder.guildId) ?? 'UTC', now())
    if (moment === null) continue
    // One that cannot be posted must not keep the others waiting. It is due again the next time.
    await deliver(dependencies, reminder, moment).catch((error: unknown) =>
      log.warn('reminder-not-posted', { reminder: reminder.id, guild: reminder.guildId, reason: String(error) }),
    )
  }
}

async function zonesOf(
  dependencies: Dependencies,
  reminders: readonly Reminder[],
): Promise<ReadonlyMap<string, string>> {
  const guilds = [...new Set(reminders.map(({ guildId }) => guildId))]
  const zones = await Promise.all(guilds.map((guild) => chosenSetting(dependencies.database, guild, 'system.timezone')))
  return new Map(guilds.map((guild, index) => [guild, String(zones[index])]))
}

const aMinute = 60_000

async function deliver(dependencies: Dependencies, reminder: Reminder, moment: Date): Promise<void> {
  const { database, discord, now, log } = dependencies
  const { guildId, channelId } = reminder
  if ((await chosenSetting(dependencies.database, guildId, 'reminders.enabled')) !== true) return
  const mayMentionEveryone =
    (await chosenSetting(dependencies.database, guildId, 'reminders.allow_everyone_mentions')) === true
  const isLate = now().getTime() - moment.getTime() > 5 * aMinute
  const message = reminderMessage(reminder, { isLate, mayMentionEveryone })
  // For a nonce that it has seen, Discord gives back the first message: a crash after the post does not repeat it.
  const nonce = `r${reminder.id}.${Math.floor(moment.getTime() / aMinute).toString(36)}`
  const work = async (): Promise<'done' | 'keep'> => {
    const refusal = await discord.postOnce(channelId, message, nonce)
    if (refusal === null) return 'done'
    log.warn('reminder-refused', { reminder: reminder.id, guild: guildId, reason: refusal })
    await reportToLogChannel(guildId, reminderFailure(reminder, refusal), dependencies)
    return 'keep'
  }
  if (await settleReminder(database, reminder, { moment, work }))
    log.info('reminder-settled', { reminder: reminder.id })
}
