import { nextMoment, type Reminder, type Schedule } from '../domain/reminder.ts'
import { customId } from './custom-id.ts'
import { inline, moment } from './markdown.ts'
import type { Reply } from './reply.ts'

/** How a guild keeps the time. */
interface Clock {
  readonly zone: string
  readonly now: Date
}

/** What is posted when the time has come. */
export function reminderMessage(
  { name, message }: Reminder,
  { isLate, mayMentionEveryone }: { isLate: boolean; mayMentionEveryone: boolean },
): Reply {
  const lines = [
    `⏰ **${inline(name, 100)}**${isLate ? ' (late: the bot was away)' : ''}`,
    ...(message === '' ? [] : [message]),
  ]
  return { text: lines.join('\n'), mentions: { everyone: mayMentionEveryone } }
}

export const reminderAdded = (reminder: Reminder, clock: Clock): Reply => ({
  text: `Reminder ${line(reminder, clock)}`,
})

export const reminderList = (reminders: readonly Reminder[], clock: Clock): Reply => ({
  text:
    reminders.length === 0 ? 'There are no reminders.' : reminders.map((reminder) => line(reminder, clock)).join('\n'),
})

function line(reminder: Reminder, { zone, now }: Clock): string {
  const { id, name, channelId, schedule } = reminder
  const next = nextMoment(reminder, zone, now)
  const when = [scheduleText(schedule, zone), next === null ? 'over' : `next ${moment(next, 'F')}`].filter(
    (text) => text !== '',
  )
  return `**#${id}** ${inline(name, 100)} in <#${channelId}>, ${when.join(', ')}`
}

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function scheduleText(schedule: Schedule, zone: string): string {
  if (schedule.kind !== 'weekly') return ''
  const { days, hour, minute } = schedule
  const list = days.length === 7 ? 'every day' : days.map((day) => names[day]).join(', ')
  return `${list} at ${hour}:${String(minute).padStart(2, '0')} (${zone})`
}

export const reminderRemovalQuestion = ({ id, name }: Reminder): Reply => ({
  text: `Delete reminder #${id}, **${inline(name, 100)}**?`,
  buttons: [[{ label: 'Delete', style: 'danger', customId: customId('reminder', 'delete', String(id)) }]],
})

/** For the log channel, when a message could not be posted. */
export const reminderFailure = ({ id, name, channelId }: Reminder, reason: string): Reply => ({
  text: `Reminder #${id}, **${inline(name, 100)}**, could not be posted in <#${channelId}>: ${inline(reason)}`,
})
