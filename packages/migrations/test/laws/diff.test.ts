import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnyObject, kindNames, kindOf } from '../../src/kinds/index.ts'
import { onServer } from '../../src/model/circumstances.ts'
import { type Operation, reverse } from '../../src/model/operation.ts'
import { apply } from '../../src/plan/apply.ts'
import { diff } from '../../src/plan/diff.ts'
import { plan } from '../../src/plan/plan.ts'
import { die } from '../support/arbitraries/choose.ts'
import { pairs, schemas } from '../support/arbitraries/schemas.ts'
import { lawRuns } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
import { statementsOf } from '../support/schema-playground.ts'
import { shuffled } from '../support/shuffled-schema.ts'

const serverVersion = 18
const parameters = { seed: lawSeed, numRuns: lawRuns(100) }
const anyPair = pairs({ serverVersion })

test('a schema does not differ from itself', () => {
  fc.assert(
    fc.property(schemas({ serverVersion }), (schema) => {
      expect(diff(schema, structuredClone(schema))).toEqual([])
    }),
    parameters,
  )
})

test('the difference the other way round is the difference reversed', () => {
  fc.assert(
    fc.property(anyPair, ({ before, after }) => {
      expect(diff(after, before)).toEqual(diff(before, after).map(reverse))
    }),
    parameters,
  )
})

test('reversing an operation twice leaves it as it was', () => {
  fc.assert(
    fc.property(anyPair, ({ before, after }) => {
      for (const operation of diff(before, after)) expect(reverse(reverse(operation))).toEqual(operation)
    }),
    parameters,
  )
})

test('a schema with its difference to another applied is the other', () => {
  fc.assert(
    fc.property(anyPair, ({ before, after }) => {
      expect(diff(apply(before, diff(before, after)), after)).toEqual([])
    }),
    parameters,
  )
})

test('no two objects of a schema have one key', () => {
  fc.assert(
    fc.property(schemas({ serverVersion }), (schema) => {
      const keys = kindNames.flatMap((name) => schema[name].map((object: AnyObject) => kindOf(name).key(object)))
      expect(new Set(keys).size).toBe(keys.length)
    }),
    parameters,
  )
})

test('a plan drops and creates whatever its difference names, and never more than once', () => {
  fc.assert(
    fc.property(anyPair, ({ before, after }) => {
      const { steps } = plan(before, after, onServer(serverVersion))
      const acts = steps.map(({ operation }) => `${actOf(operation)} ${operation.key}`)
      expect(new Set(acts).size).toBe(acts.length)
    }),
    parameters,
  )
})

const actOf = ({ before, after }: Operation): string =>
  before === null ? 'create' : after === null ? 'drop' : 'change'

test('a plan is the same in whatever order the objects of its schemas come', () => {
  fc.assert(
    fc.property(anyPair, die(), ({ before, after }, order) => {
      const planned = statementsOf(plan(before, after, onServer(serverVersion)))
      expect(statementsOf(plan(shuffled(before, order), shuffled(after, order + 1), onServer(serverVersion)))).toEqual(
        planned,
      )
    }),
    parameters,
  )
})
