import { UserError } from '../errors.ts'
import type { Schedule } from './reminder.ts'
import { daysLater, momentOf, wallClockAt } from './wall-clock.ts'

/** What somebody has typed. */
export interface TypedReminder {
  readonly name: string
  readonly message: string
  /** `9:30` */
  readonly time: string
  /** `mon, wed`, `daily`, `weekdays` or `weekend`; null for once. */
  readonly days: string | null
  /** `2026-12-24`; null for the next time that the clock shows the time. */
  readonly date: string | null
}

export interface ReminderDraft {
  readonly name: string
  readonly message: string
  readonly schedule: Schedule & { readonly kind: 'weekly' | 'once' }
}

export const longestReminderName = 100
/** Leaves room for the name in one message. */
export const longestReminderMessage = 1_800
/** Active ones of one member in one guild. */
export const mostReminders = 25

const twoYears = 2 * 366 * 86_400_000

export function parseReminder(typed: TypedReminder, zone: string, now: Date): ReminderDraft {
  const name = typed.name.replace(/\s+/g, ' ').trim()
  const message = typed.message.trim()
  if (name === '' || name.length > longestReminderName)
    throw refused(`A name has 1 to ${longestReminderName} characters.`)
  if (message.length > longestReminderMessage)
    throw refused(`A message has ${longestReminderMessage} characters at the most.`)
  const [hour, minute] = parseTime(typed.time)
  if (typed.days !== null && typed.date !== null)
    throw refused('Choose `days` for every week or `date` for once, and not both.')
  if (typed.days !== null)
    return { name, message, schedule: { kind: 'weekly', days: parseDays(typed.days), hour, minute } }
  return { name, message, schedule: { kind: 'once', at: momentFor(typed.date, { hour, minute }, { zone, now }) } }
}

const refused = (sentence: string): UserError => new UserError('invalid-value', sentence)

function parseTime(text: string): readonly [number, number] {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? []
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (hours === '' || hour > 23 || minute > 59) throw refused('A time is hours and minutes, from `0:00` to `23:59`.')
  return [hour, minute]
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const sets: Readonly<Record<string, readonly number[]>> = {
  daily: [0, 1, 2, 3, 4, 5, 6],
  weekdays: [0, 1, 2, 3, 4],
  weekend: [5, 6],
}

function parseDays(text: string): readonly number[] {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  const found = words.map(
    (word) => sets[word] ?? [weekdays.findIndex((day) => word.length > 1 && day.startsWith(word))],
  )
  const days = found.flat()
  if (days.length === 0 || days.includes(-1)) {
    throw refused('Days are their names, such as `mon, wed`, or `daily`, `weekdays` or `weekend`.')
  }
  return [...new Set(days)].sort((one, other) => one - other)
}

interface Situation {
  readonly zone: string
  readonly now: Date
}

function momentFor(date: string | null, time: { hour: number; minute: number }, { zone, now }: Situation): Date {
  const today = { ...wallClockAt(now, zone), ...time }
  const earliest = now.getTime() + 60_000
  if (date === null) {
    const moment = momentOf(today, zone)
    return moment.getTime() >= earliest ? moment : momentOf(daysLater(today, 1), zone)
  }
  const moment = momentOf({ ...parseDate(date), ...time }, zone)
  if (moment.getTime() < earliest) throw refused('That is over already, or will be in a minute.')
  if (moment.getTime() > now.getTime() + twoYears) throw refused('That is more than two years away.')
  return moment
}

function parseDate(text: string): { year: number; month: number; day: number } {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim()) ?? []
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  const real = new Date(Date.UTC(date.year, date.month - 1, date.day))
  const isReal = real.getUTCMonth() === date.month - 1 && real.getUTCDate() === date.day
  if (year === undefined || !isReal) throw refused('A date is year, month and day, such as `2026-12-24`.')
  return date
}
