import type { AppliedRevision } from '@retort/migrations'

import type { MigrationHistory } from '../store/migrations.ts'
import { code, inline, moment } from './markdown.ts'
import type { Mood, Reply } from './reply.ts'

/** Where the database is, where the files are, and what lies between. */
export function migrationStatus({ status, messages }: MigrationHistory): Reply {
  const { state, current, heads, pending, edited, unknown, halfApplied, advice } = status
  const named = (ids: readonly string[]): string => ids.map((id) => revisionText(id, messages)).join('\n')
  const lists = [
    { name: 'Current', ids: current },
    { name: 'Heads', ids: heads },
    { name: 'Pending, in this order', ids: pending },
    { name: 'Edited after they were applied', ids: edited },
    { name: 'In the database and in no file', ids: unknown },
    { name: 'Half applied', ids: halfApplied },
  ]
  return {
    card: {
      title: `The database is ${state}`,
      mood: moodOf(state),
      text: inline(advice, 1_500),
      fields: [
        ...lists.flatMap(({ name, ids }) => (ids.length === 0 ? [] : [{ name, text: named(ids) }])),
        ...(state === 'behind' ? [{ name: 'From here', text: 'Read `/migrate plan`, then `/migrate apply`.' }] : []),
      ],
    },
  }
}

function moodOf(state: string): Mood {
  if (state === 'up-to-date') return 'good'
  return state === 'behind' || state === 'uninitialised' ? 'warning' : 'bad'
}

const revisionText = (id: string, messages: ReadonlyMap<string, string>): string =>
  `${code(id)} ${inline(messages.get(id) ?? '')}`.trim()

/** Every revision, the latest first; what is pending stands above what is applied. */
export function migrationHistory({ status, messages }: MigrationHistory): Reply {
  const pending = status.pending.toReversed().map((id) => `${revisionText(id, messages)} · pending`)
  const applied = status.applied.toReversed().map(appliedLine)
  const lines = [...pending, ...applied]
  return { text: lines.length === 0 ? 'There are no revisions.' : lines.join('\n') }
}

function appliedLine({ id, message, state, appliedAt, appliedBy, durationMs }: AppliedRevision): string {
  const how = durationMs === null ? 'stamped' : state
  return `${code(id)} ${inline(message)} · ${how} ${moment(new Date(appliedAt), 'f')} by ${inline(appliedBy, 60)}`
}
