import { describe, expect, test } from 'vitest'
import { play, playFromEmpty } from '../scenarios/play.ts'
import { optionsOf, type Scenario } from '../scenarios/scenario.ts'
import { shop } from './shop/index.ts'
import { socialNetwork } from './social/index.ts'
import { workflowTool } from './workflows/index.ts'

const applications: readonly Scenario[] = [shop, workflowTool, socialNetwork]

/** Sixty tables and a release that touches half of them are a lot of work on a busy machine. */
const patienceMs = 240_000

describe.concurrent.each(applications)('$about', (application) => {
  test('has as many tables as a grown one', () => {
    expect(Object.values(optionsOf(application.after).entities ?? []).length).toBeGreaterThanOrEqual(50)
  })

  test('is built from empty, and then everything agrees', () => playFromEmpty(application.after, 18), patienceMs)

  test(
    'keeps its rows over a release, and goes back',
    () => play(application, { version: 18, isVerified: true }),
    patienceMs,
  )
})
