import type { Hazard } from '../model/hazard.ts'
import type { Plan } from '../model/step.ts'
import { hazardRules } from './index.ts'

/** What a person must know of before the plan runs, in the order of its steps. */
export const assess = (plan: Plan): readonly Hazard[] =>
  plan.steps.flatMap((step) =>
    hazardRules.flatMap(({ id, title, why, instead, find }) => {
      const object = find(step, plan)
      return object === null ? [] : [{ rule: id, title, object, why, instead }]
    }),
  )
