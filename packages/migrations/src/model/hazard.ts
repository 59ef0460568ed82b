import type { Plan, Step } from './step.ts'

/** A sort of thing that a person must know of before a plan runs. The texts are its documentation. */
export interface HazardRule {
  /** What one types to accept it, such as `drop-column`. */
  readonly id: string
  readonly title: string
  /** What happens, to whom, and for how long. */
  readonly why: string
  /** The way that does not do it. */
  readonly instead: string
  /** The object at stake, as a person names it; null where the step does nothing of the sort. */
  find(step: Step, plan: Plan): string | null
}

/** A rule that a plan meets. */
export interface Hazard {
  readonly rule: string
  readonly title: string
  readonly object: string
  readonly why: string
  readonly instead: string
}
