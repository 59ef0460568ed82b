import { describe, expect, test } from 'vitest'

import { play, playFromEmpty } from '../scenarios/play.ts'
import { optionsOf } from '../scenarios/scenario.ts'
import { lawVersion } from '../support/law-parameters.ts'
import { applications } from './index.ts'

const version = lawVersion(18)

/** Sixty tables and a release that touches half of them are a lot of work on a busy machine. */
const patienceMs = 240_000

describe.each(applications)('$about', (application) => {
  test('has as many tables as a grown one', () => {
    expect(Object.values(optionsOf(application.after).entities ?? []).length).toBeGreaterThanOrEqual(50)
  })

  test('is built from empty, and then everything agrees', () => playFromEmpty(application.after, version), patienceMs)

  test(
    'keeps its rows over a release, and goes back',
    () => play(application, { version, isVerified: true }),
    patienceMs,
  )
})
