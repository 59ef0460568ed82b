import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { dueMoment, nextMoment, type Reminder, type Schedule } from '../../src/domain/reminder.ts'
import { parseReminder } from '../../src/domain/reminder-draft.ts'
import { momentOf, wallClockAt, weekdayOf } from '../../src/domain/wall-clock.ts'

const brussels = 'Europe/Brussels'
const zones = [brussels, 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia']

describe('a clock on the wall', () => {
  test.each([
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z', 'left out: an hour later'],
    ['2026-10-25T02:30', '2026-10-25T01:30:00.000Z', 'twice: the second'],
    ['2026-10-25T01:30', '2026-10-24T23:30:00.000Z', 'before clocks go back'],
    ['2026-07-01T09:00', '2026-07-01T07:00:00.000Z', 'in summer'],
    ['2026-12-31T23:59', '2026-12-31T22:59:00.000Z', 'in winter'],
  ])('in Brussels shows %s at %s (%s)', (wall, moment) => {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = wall.split(/[-T:]/).map(Number)
    expect(momentOf({ year, month, day, hour, minute }, brussels).toISOString()).toBe(moment)
  })

  test('shows what it was set to, wherever and whenever that exists', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const wall = wallClockAt(date, zone)
          // Whatever a clock has shown is not left out.
          expect(wallClockAt(momentOf(wall, zone), zone)).toEqual(wall)
        },
      ),
    )
  })

  test('has weeks that begin on Monday', () => {
    expect(weekdayOf({ year: 2026, month: 8, day: 3 })).toBe(0)
    expect(weekdayOf({ year: 2026, month: 8, day: 9 })).toBe(6)
  })
})

const reminder = (schedule: Schedule, doneUntil: string | null = null): Reminder => ({
  id: 1,
  guildId: '1',
  channelId: '1',
  name: 'x',
  message: '',
  createdBy: null,
  schedule,
  doneUntil: doneUntil === null ? null : new Date(doneUntil),
})

const due = (schedule: Schedule, now: string, doneUntil: string | null = null): string | null =>
  dueMoment(reminder(schedule, doneUntil), brussels, new Date(now))?.toISOString() ?? null

describe('a weekly reminder, Mondays and Wednesdays at 9:00 in Brussels,', () => {
  const weekly: Schedule = { kind: 'weekly', days: [0, 2], hour: 9, minute: 0 }

  test.each([
    ['2026-08-03T06:59:59Z', null, null],
    ['2026-08-03T07:00:00Z', null, '2026-08-03T07:00:00.000Z'],
    ['2026-08-03T07:00:30Z', '2026-08-03T07:00:00Z', null],
    ['2026-08-03T08:00:00Z', null, '2026-08-03T07:00:00.000Z'],
    ['2026-08-03T08:00:01Z', null, null],
    ['2026-08-04T07:00:00Z', null, null],
    ['2026-10-26T08:00:00Z', '2026-10-21T07:00:00Z', '2026-10-26T08:00:00.000Z'],
    ['2026-08-05T07:10:00Z', '2026-07-01T07:00:00Z', '2026-08-05T07:00:00.000Z'],
  ])('at %s, done until %s, is due for %s', (now, doneUntil, expected) => {
    expect(due(weekly, now, doneUntil)).toBe(expected)
  })

  test('is due next at the first of its moments to come, over the change of clocks too', () => {
    const next = (now: string): string | undefined =>
      nextMoment(reminder(weekly), brussels, new Date(now))?.toISOString()
    expect(next('2026-08-03T07:00:00Z')).toBe('2026-08-05T07:00:00.000Z')
    expect(next('2026-10-22T07:00:00Z')).toBe('2026-10-26T08:00:00.000Z')
    expect(next('2026-03-27T07:00:00Z')).toBe('2026-03-30T07:00:00.000Z')
  })
})

describe('a reminder for once', () => {
  const once: Schedule = { kind: 'once', at: new Date('2026-08-03T07:00:00Z') }

  test.each([
    ['2026-08-03T06:59:59Z', null],
    ['2026-08-03T07:00:00Z', '2026-08-03T07:00:00.000Z'],
    ['2026-08-04T07:00:00Z', '2026-08-03T07:00:00.000Z'],
    ['2026-08-04T07:00:01Z', null],
  ])('at %s is due for %s', (now, expected) => {
    expect(due(once, now)).toBe(expected)
    expect(due(once, now, '2026-08-03T07:00:00Z')).toBeNull()
  })
})

test('a row that says neither day nor time is never due', () => {
  expect(due({ kind: 'none' }, '2026-08-03T07:00:00Z')).toBeNull()
})

describe('what is typed', () => {
  const now = new Date('2026-08-03T07:30:00Z')
  const parse = (typed: Partial<Parameters<typeof parseReminder>[0]>) =>
    parseReminder({ name: 'Meeting', message: '', time: '9:00', days: null, date: null, ...typed }, brussels, now)
      .schedule

  test.each([
    [{ time: '10:00' }, { kind: 'once', at: new Date('2026-08-03T08:00:00Z') }],
    [{ time: '9:00' }, { kind: 'once', at: new Date('2026-08-04T07:00:00Z') }],
    [{ time: '9:31' }, { kind: 'once', at: new Date('2026-08-03T07:31:00Z') }],
    [
      { time: '9:30', date: '2026-12-24' },
      { kind: 'once', at: new Date('2026-12-24T08:30:00Z') },
    ],
    [{ days: 'mon, WEDNESDAY' }, { kind: 'weekly', days: [0, 2], hour: 9, minute: 0 }],
    [{ days: 'fri mon fri' }, { kind: 'weekly', days: [0, 4], hour: 9, minute: 0 }],
    [{ days: 'weekdays' }, { kind: 'weekly', days: [0, 1, 2, 3, 4], hour: 9, minute: 0 }],
    [{ days: 'daily' }, { kind: 'weekly', days: [0, 1, 2, 3, 4, 5, 6], hour: 9, minute: 0 }],
  ])('%o is understood', (typed, schedule) => {
    expect(parse(typed)).toEqual(schedule)
  })

  test.each([
    [{ time: '25:61' }, 'A time is'],
    [{ time: '9' }, 'A time is'],
    [{ days: 'xyz' }, 'Days are'],
    [{ days: 's' }, 'Days are'],
    [{ days: ',' }, 'Days are'],
    [{ date: '2026-02-30' }, 'A date is'],
    [{ date: 'tomorrow' }, 'A date is'],
    [{ date: '2026-08-03', time: '9:30' }, 'is over already'],
    [{ date: '2026-08-02' }, 'is over already'],
    [{ date: '2036-08-02' }, 'more than two years'],
    [{ date: '2026-12-24', days: 'mon' }, 'and not both'],
    [{ name: '  ' }, 'A name has'],
    [{ name: 'x'.repeat(101) }, 'A name has'],
    [{ message: 'x'.repeat(1_801) }, 'A message has'],
  ])('%o is refused', (typed, sentence) => {
    expect(() => parse(typed)).toThrow(sentence)
  })
})
