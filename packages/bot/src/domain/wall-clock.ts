/** What a calendar and a clock on the wall show. */
export interface WallClock {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formats.set(zone, made)
  return made
}

/** What the wall shows at a moment. */
export function wallClockAt(moment: Date, zone: string): WallClock {
  const parts = new Map(
    formatIn(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

const asUtc = ({ year, month, day, hour, minute }: WallClock): number => Date.UTC(year, month - 1, day, hour, minute)

/** How far the wall is ahead of UTC, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const minutes = Math.floor(moment / 60_000) * 60_000
  return asUtc(wallClockAt(new Date(minutes), zone)) - minutes
}

const day = 86_400_000

/**
 * The moment at which the wall shows this. Where clocks go forward, a time that is left out is an hour later on the wall;
 * where they go back, a time that comes twice is the second one. PostgreSQL's `at time zone` says the same.
 */
export function momentOf(wall: WallClock, zone: string): Date {
  const guess = asUtc(wall)
  const [before, after] = [guess - offsetAt(guess - day, zone), guess - offsetAt(guess + day, zone)]
  const shows = (moment: number): boolean => moment + offsetAt(moment, zone) === guess
  return new Date(shows(after) ? after : before)
}

/** Monday is 0, as the column `days` has it. */
export const weekdayOf = ({ year, month, day: date }: Pick<WallClock, 'year' | 'month' | 'day'>): number =>
  (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7

/** The same time on another day. */
export function daysLater(wall: WallClock, days: number): WallClock {
  const moved = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days))
  return { ...wall, year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}
