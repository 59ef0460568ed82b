import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type SharedMap, sharedMap } from '../../src/effects/shared-map.ts'

const keys = fc.constantFrom('a', 'b', 'invoice', 'billing.invoice', 'Aa', 'BB', 'é')
const steps = fc.array(fc.record({ key: keys, value: fc.option(fc.nat(9), { nil: null }) }), { maxLength: 30 })

const entriesOf = (map: SharedMap<number>): readonly (readonly [string, number])[] => [...map]

test('a shared map holds what a map holds, in its order, and leaves what it was made from as it was', () => {
  fc.assert(
    fc.property(steps, (changes) => {
      const model = new Map<string, number>()
      let map = sharedMap<number>()
      for (const { key, value } of changes) {
        const [before, kept] = [map, [...model]]
        if (value === null) model.delete(key)
        else model.set(key, value)
        map = value === null ? map.without(key) : map.with(key, value)
        expect(entriesOf(before)).toEqual(kept)
        expect(entriesOf(map)).toEqual([...model])
        expect([map.keys(), map.values(), map.size]).toEqual([[...model.keys()], [...model.values()], model.size])
        expect([map.get(key), map.has(key)]).toEqual([model.get(key), model.has(key)])
        const among = [...model].filter(([each]) => each !== 'b').map(([, each]) => each)
        expect(map.among(['é', 'BB', 'Aa', 'a', 'billing.invoice', 'invoice', 'a'])).toEqual(among)
      }
      expect(entriesOf(sharedMap(model))).toEqual([...model])
    }),
  )
})
