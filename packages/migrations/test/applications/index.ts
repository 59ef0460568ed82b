import type { Scenario } from '../scenarios/scenario.ts'
import { shop } from './shop/index.ts'
import { socialNetwork } from './social/index.ts'
import { workflowTool } from './workflows/index.ts'

/** Entities of grown programs, each written in another style, with the release after. */
export const applications: readonly Scenario[] = [shop, workflowTool, socialNetwork]
