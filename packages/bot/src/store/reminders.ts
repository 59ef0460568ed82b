import { Reminder as ReminderRow } from '@retort/entities'
import type { EntityManager } from 'typeorm'

import type { Reminder, Schedule } from '../domain/reminder.ts'
import type { ReminderDraft } from '../domain/reminder-draft.ts'
import type { Database } from './database.ts'

export interface NewReminder {
  readonly guildId: string
  readonly channelId: string
  readonly createdBy: string
  readonly draft: ReminderDraft
  readonly now: Date
  /** Of this member in this guild. */
  readonly most: number
}

/** The id of what was added; null when the member has as many as there can be. */
export const addReminder = (database: Database, reminder: NewReminder): Promise<number | null> =>
  database.transaction(async (manager) => {
    const { guildId, createdBy, most } = reminder
    // Two that are added at once must not both be the last one that there is room for.
    await manager.query(`select pg_advisory_xact_lock(hashtext('reminders'), hashtext($1))`, [
      `${guildId} ${createdBy}`,
    ])
    const mine = await manager.find(ReminderRow, { where: { guildId, createdBy } })
    if (mine.filter(isActive(reminder.now)).length >= most) return null
    const inserted = await manager.insert(ReminderRow, rowOf(reminder))
    return Number(inserted.identifiers[0]?.id)
  })

const isActive =
  (now: Date) =>
  ({ eventTime }: ReminderRow): boolean =>
    eventTime === null || eventTime > now

function rowOf({ guildId, channelId, createdBy, draft: { name, message, schedule }, now }: NewReminder) {
  const common = { guildId, channelId, createdBy, name, message: message === '' ? null : message }
  if (schedule.kind === 'once') return { ...common, eventTime: schedule.at, days: [] }
  const time = `${String(schedule.hour).padStart(2, '0')}:${String(schedule.minute).padStart(2, '0')}`
  // The time of day may just have passed, and nobody wants that one any more.
  return { ...common, time, callTime: time, days: schedule.days.map(String), lastSentAt: now }
}

/** A guild's reminders, of one member or of all, in the order of their making. */
export const readReminders = (
  database: Database,
  { guildId, createdBy }: { readonly guildId: string; readonly createdBy?: string },
): Promise<readonly Reminder[]> =>
  database.ask(async (manager) => {
    const where = createdBy === undefined ? { guildId } : { guildId, createdBy }
    return (await manager.find(ReminderRow, { where, order: { id: 'asc' } })).map(reminderOf)
  })

/** False when it is gone already. */
export const removeReminder = (database: Database, guildId: string, id: number): Promise<boolean> =>
  database.ask(async (manager) => (await manager.delete(ReminderRow, { guildId, id })).affected === 1)

/** Every reminder that could be due at this moment: the weekly ones, and those whose day it is. */
export const readCandidates = (database: Database, now: Date): Promise<readonly Reminder[]> =>
  database.ask(async (manager) => {
    const rows = await manager
      .createQueryBuilder(ReminderRow, 'reminder')
      .where('reminder.eventTime between :yesterday and :now', { now, yesterday: new Date(now.getTime() - 86_400_000) })
      .orWhere(`reminder.eventTime is null and reminder.time is not null and reminder.days <> '{}'`)
      .orderBy('reminder.id')
      .getMany()
    return rows.map(reminderOf)
  })

/**
 * Does the work for a reminder that is as it was read, while nobody else can, and remembers that it was done; it was not
 * where the work throws. A reminder that is over goes, unless it is kept.
 */
export const settleReminder = (
  database: Database,
  reminder: Reminder,
  { moment, work }: { readonly moment: Date; readonly work: () => Promise<'done' | 'keep'> },
): Promise<boolean> =>
  database.transaction(async (manager) => {
    if (!(await isUntouched(manager, reminder))) return false
    const outcome = await work()
    if (reminder.schedule.kind === 'once' && outcome === 'done') await manager.delete(ReminderRow, { id: reminder.id })
    else await manager.update(ReminderRow, { id: reminder.id }, { lastSentAt: moment })
    return true
  })

/** Locks the row. Another process that works on it has it locked, too, and is left alone. */
async function isUntouched(manager: EntityManager, { id, doneUntil }: Reminder): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select from reminders
    where id = $1 and date_trunc('milliseconds', last_sent_at) is not distinct from $2::timestamptz
    for update skip locked`,
    [id, doneUntil],
  )
  return rows.length > 0
}

const reminderOf = (row: ReminderRow): Reminder => ({
  id: row.id,
  guildId: row.guildId,
  channelId: row.channelId,
  name: row.name,
  message: row.message ?? '',
  createdBy: row.createdBy,
  schedule: scheduleOf(row),
  doneUntil: row.lastSentAt,
})

function scheduleOf({ eventTime, time, days }: ReminderRow): Schedule {
  if (eventTime !== null) return { kind: 'once', at: eventTime }
  const numbers = (days ?? []).filter((day) => /^[0-6]$/.test(day)).map(Number)
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(time ?? '') ?? []
  if (hour === undefined || numbers.length === 0) return { kind: 'none' }
  return { kind: 'weekly', days: numbers, hour: Number(hour), minute: Number(minute) }
}
