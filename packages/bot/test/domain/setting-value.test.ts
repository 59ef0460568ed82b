import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Setting, SettingValue } from '../../src/domain/setting.ts'
import { changeTypeOf, type RecordedChange, reversalOf } from '../../src/domain/setting-change.ts'
import { decodeStored, encodeValue, fits } from '../../src/domain/setting-value.ts'
import { requireSetting, settings } from '../../src/domain/settings.ts'

const snowflake = fc.bigInt({ min: 10n ** 17n, max: 2n ** 63n - 1n }).map(String)

function valuesOf(setting: Setting): fc.Arbitrary<SettingValue> {
  switch (setting.type) {
    case 'bool':
      return fc.boolean()
    case 'int':
      return fc.integer({ min: setting.least, max: setting.most })
    case 'float':
      return fc.double({ min: setting.least, max: setting.most, noNaN: true })
    case 'str':
      return fc.constantFrom(...setting.choices)
    case 'zone':
      return fc.constantFrom('UTC', 'Europe/Brussels', 'America/New_York')
    case 'channel':
    case 'role':
      return snowflake
  }
}

const settingAndValue = fc
  .constantFrom(...settings)
  .chain((setting) => valuesOf(setting).map((value) => ({ setting, value })))

test('what is stored comes back as it was', () => {
  fc.assert(
    fc.property(settingAndValue, ({ setting, value }) => {
      expect(decodeStored(setting, encodeValue(value))).toBe(value === 0 ? 0 : value)
    }),
  )
})

test('a default is a value that the setting takes', () => {
  for (const setting of settings)
    if (setting.default !== null) expect([setting.key, fits(setting, setting.default)]).toEqual([setting.key, true])
})

test('any JSON that is found in the table is either a value or unreadable, and never an error', () => {
  fc.assert(
    fc.property(fc.constantFrom(...settings), fc.json(), (setting, json) => {
      const value = decodeStored(setting, json)
      expect(value === null || value === undefined || fits(setting, value)).toBe(true)
    }),
  )
})

describe('what other programs wrote', () => {
  const channel = requireSetting('system.log_channel_id')
  const mode = requireSetting('onboarding.mode')

  test.each([
    [channel, '1098765432109876543', '1098765432109876543'],
    [channel, '"1098765432109876543"', '1098765432109876543'],
    [channel, '"\\"1098765432109876543\\""', '1098765432109876543'],
    [channel, 'null', null],
    [channel, '0', undefined],
    [channel, '"general"', undefined],
    [mode, '"\\"rules_only\\""', 'rules_only'],
    [mode, '"banana"', undefined],
    [mode, '7', undefined],
  ])('%o %s means %s', (setting, json, value) => {
    expect(decodeStored(setting, json)).toBe(value)
  })
})

describe('taking a change back', () => {
  const setting = requireSetting('rules.enabled')
  const changeOf = (before: string | null, after: string | null): RecordedChange => ({
    id: 1,
    scope: 'rules',
    key: 'enabled',
    before,
    after,
    changedBy: null,
    changedAt: null,
    changeType: changeTypeOf(before, after),
  })

  test.each([
    ['created', null, 'true'],
    ['updated', 'false', 'true'],
    ['deleted', 'true', null],
  ])('of a value that was %s goes to what was before', (kind, before, after) => {
    const change = changeOf(before, after)
    expect(change.changeType).toBe(kind)
    expect(reversalOf(change, setting, after)).toEqual({ to: before, hasMovedOn: false })
  })

  test('knows when the value has moved on', () => {
    expect(reversalOf(changeOf('true', 'false'), setting, null)).toEqual({ to: 'true', hasMovedOn: true })
  })

  test('is nothing to do when the value is back already, however it is spelled', () => {
    const channel = requireSetting('system.log_channel_id')
    const change = { ...changeOf('1098765432109876543', null), scope: 'system', key: 'log_channel_id' }
    expect(() => reversalOf(change, channel, '"1098765432109876543"')).toThrow('already has the value')
  })
})
