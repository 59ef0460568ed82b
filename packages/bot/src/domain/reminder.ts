import { daysLater, momentOf, wallClockAt, weekdayOf } from './wall-clock.ts'

/** A message that is posted every week on some days, or once. */
export interface Reminder {
  readonly id: number
  readonly guildId: string
  readonly channelId: string
  readonly name: string
  readonly message: string
  readonly createdBy: string | null
  readonly schedule: Schedule
  /** Nothing that was due until this moment is posted any more. */
  readonly doneUntil: Date | null
}

export type Schedule =
  /** `days` from 0 for Monday; the zone is the guild's. */
  | { readonly kind: 'weekly'; readonly days: readonly number[]; readonly hour: number; readonly minute: number }
  | { readonly kind: 'once'; readonly at: Date }
  /** Another program's row that says neither; it is never due. */
  | { readonly kind: 'none' }

/** How late a message may come after the bot was away. Milliseconds. */
const mostLate = { weekly: 60 * 60_000, once: 24 * 60 * 60_000 }

/** The moment for which a message is due now, or null. Of several that were missed, only the latest counts. */
export function dueMoment({ schedule, doneUntil }: Reminder, zone: string, now: Date): Date | null {
  if (schedule.kind === 'none') return null
  const moment = schedule.kind === 'once' ? schedule.at : latestBefore(schedule, zone, now)
  if (moment === null || moment > now || now.getTime() - moment.getTime() > mostLate[schedule.kind]) return null
  return doneUntil !== null && doneUntil >= moment ? null : moment
}

/** When it is posted next; null when that is over. */
export function nextMoment({ schedule }: Reminder, zone: string, now: Date): Date | null {
  switch (schedule.kind) {
    case 'none':
      return null
    case 'once':
      return schedule.at > now ? schedule.at : null
    case 'weekly':
      return occurrences(schedule, zone, now).find((moment) => moment > now) ?? null
  }
}

type Weekly = Schedule & { readonly kind: 'weekly' }

const latestBefore = (schedule: Weekly, zone: string, now: Date): Date | null =>
  occurrences(schedule, zone, now).findLast((moment) => moment <= now) ?? null

/** From a week ago until in a week, in their order. */
function occurrences({ days, hour, minute }: Weekly, zone: string, now: Date): readonly Date[] {
  const today = { ...wallClockAt(now, zone), hour, minute }
  return Array.from({ length: 17 }, (_, index) => daysLater(today, index - 8))
    .filter((wall) => days.includes(weekdayOf(wall)))
    .map((wall) => momentOf(wall, zone))
}
