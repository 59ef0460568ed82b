import type { Sample } from './measure.ts'
import type { Finished, Program } from './program.ts'
import type { Site } from './site.ts'

/** One process that is measured beside others. */
export interface Subject {
  readonly name: string
  readonly program: Program
  /** Puts back, unmeasured, what a run has changed. */
  readonly before?: () => Promise<void>
  /** What the process says it found, in a few words; null when it did not do what it was started for. */
  outcome(finished: Finished): string | null
}

/** A subject that this machine cannot measure, and why. */
export interface Absentee {
  readonly name: string
  readonly absent: string
}

/** Writes what a subject needs, at the size of the scenario: tables or revisions. */
export type Preparation = (site: Site, size: number) => Promise<readonly (Subject | Absentee)[]>

export const scenarioNames = ['check', 'change', 'empty', 'current', 'heads', 'upgrade', 'floor'] as const

export type ScenarioName = (typeof scenarioNames)[number]

/** Who is measured beside us, as the files in `peers` are called. */
export const peers = ['typeorm', 'mikro-orm', 'drizzle', 'alembic'] as const

export type Peer = (typeof peers)[number]

/** What one subject may take of a figure at most: times what another takes of it, or that and so much more. */
export type Target = {
  readonly of: string
  readonly to: string
  readonly figure: keyof Sample
} & ({ readonly atMost: number } | { readonly atMostMore: number })

export interface Scenario {
  readonly title: string
  readonly unit: 'tables' | 'revisions'
  /** How many, unless somebody asks for others. */
  readonly sizes: readonly number[]
  /** The floor, and what is ours. */
  readonly own: readonly Preparation[]
  readonly peers: Readonly<Partial<Record<Peer, Preparation>>>
  /** The subject that everything is compared with. */
  readonly yardstick: string
  targets(size: number): readonly Target[]
}
