import type { DatabaseStatus, StandingState } from '@retort/migrations'

import { UserError } from '../errors.ts'

/** What the bot stands on: how far the database is from the revisions, and what may be done meanwhile. */
export interface Footing {
  readonly state: StandingState | 'unreachable' | 'unusable' | 'unchecked'
  /** What commands may do to the eleven tables. */
  readonly allows: 'writing' | 'reading' | 'nothing'
  /** Whether what happens is recorded in the database. */
  readonly keepsRecords: boolean
  readonly current: readonly string[]
  readonly pending: readonly string[]
  /** For operators: what is the case, and what to do. */
  readonly advice: string
}

/** What an action does to the tables. */
export type Touch = 'nothing' | 'reads' | 'writes'

/** What follows from how the database stands to the revisions. */
export function footingOn(status: DatabaseStatus): Footing {
  const { state, current, pending, advice } = status
  const found = { state, current, pending, advice }
  // A program of another day wrote this schema, and knows what its rows have to look like. This one does not.
  if (status.unknown.length > 0) return { ...found, allows: 'reading', keepsRecords: false }
  if (state === 'broken') return { ...found, allows: 'reading', keepsRecords: false }
  if (status.halfApplied.length > 0) return { ...found, allows: 'nothing', keepsRecords: false }
  // Records are kept in columns that every revision has, so that an upgrade from Discord is recorded too.
  if (pending.length > 0 || state === 'uninitialised') return { ...found, allows: 'nothing', keepsRecords: true }
  return { ...found, allows: 'writing', keepsRecords: true }
}

const nothingKnown = { allows: 'nothing', keepsRecords: false, current: [], pending: [] } as const

export const unreachable = (advice: string): Footing => ({ ...nothingKnown, state: 'unreachable', advice })

/** The database answers, but not as one that the tool can work with. */
export const unusable = (advice: string): Footing => ({ ...nothingKnown, state: 'unusable', advice })

/** Nobody has looked, because the operator wants it so. */
export const unchecked: Footing = {
  state: 'unchecked',
  allows: 'writing',
  keepsRecords: true,
  current: [],
  pending: [],
  advice: 'MIGRATIONS_ON_START is off: nobody has looked at the database.',
}

/** Whether everything is as it should be. */
export const isSound = ({ state }: Footing): boolean => state === 'up-to-date'

/** Refuses what the footing does not carry. */
export function demandFooting({ state, allows }: Footing, touch: Touch): void {
  if (touch === 'nothing' || allows === 'writing' || (allows === 'reading' && touch === 'reads')) return
  throw state === 'unreachable'
    ? new UserError('database-unreachable', unreachableText)
    : new UserError('being-updated', updatingText)
}

export const unreachableText =
  'The database cannot be reached at the moment, so this cannot be done. Try again in a few minutes.'

export const updatingText =
  'The bot is being updated: its database is not ready for this yet. Try again in a few minutes.'
