import type { Footing } from '../domain/footing.ts'
import type { Health } from '../domain/health.ts'
import type { HealthCheck } from '../store/health-checks.ts'
import { code, inline, plural } from './markdown.ts'
import type { CardField, Mood, Reply } from './reply.ts'

interface Report {
  readonly health: Health
  readonly footing: Footing
  readonly check: HealthCheck
  /** For owners only; null for everybody else. */
  readonly details: { readonly latencyMs: number; readonly pingMs: number | null; readonly memoryMb: number } | null
}

const moods: Readonly<Record<Health, Mood>> = { ok: 'good', degraded: 'warning', down: 'bad' }

function sentenceOn(health: Health, { allows }: Footing): string {
  if (health === 'ok') return 'All is well.'
  if (health === 'down') return 'The database cannot be reached: most commands have to wait.'
  return allows === 'writing'
    ? 'Everything works, but whoever runs the bot has something to look at.'
    : 'The bot is being updated: some commands have to wait.'
}

export const healthReport = ({ health, footing, check, details }: Report): Reply => ({
  card: {
    title: 'Health',
    mood: moods[health],
    text: sentenceOn(health, footing),
    fields: [
      { name: 'Database', text: footing.state, isShort: true },
      { name: 'Revision', text: revisionText(footing), isShort: true },
      { name: 'Pending', text: String(footing.pending.length), isShort: true },
      { name: 'Running for', text: duration(check.uptimeSeconds), isShort: true },
      { name: 'Version', text: code(check.version), isShort: true },
      ...(details === null ? [] : detailFields(check, footing, details)),
    ],
  },
})

const revisionText = ({ state, current }: Footing): string =>
  state === 'unreachable' || state === 'unusable' ? 'unknown' : current.map((id) => code(id)).join(', ') || 'none'

const detailFields = (
  check: HealthCheck,
  { advice }: Footing,
  { latencyMs, pingMs, memoryMb }: NonNullable<Report['details']>,
): readonly CardField[] => [
  { name: 'Servers', text: String(check.guildCount), isShort: true },
  { name: 'Commands in 24 hours', text: String(check.activeCommands24h ?? 'unknown'), isShort: true },
  { name: 'Database answers in', text: `${latencyMs} ms`, isShort: true },
  { name: 'Database connections', text: String(check.databasePoolSize), isShort: true },
  { name: 'Discord answers in', text: pingMs === null ? 'unknown' : `${pingMs} ms`, isShort: true },
  { name: 'Memory', text: `${memoryMb} MB`, isShort: true },
  { name: 'Advice', text: inline(advice, 900) },
]

/** `2 days 3 hours`, `5 minutes`, `12 seconds` */
export function duration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3_600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  const shown = first < 0 ? parts.slice(-1) : parts.slice(first, first + 2).filter(([count]) => count > 0)
  return shown.map(([count, unit]) => plural(count, unit)).join(' ')
}
