import { expect, test } from 'vitest'
import { namingStrategy } from '../src/index.ts'

test('what an entity leaves unnamed is called as PostgreSQL would call it', () => {
  expect(namingStrategy.primaryKeyName('reminders', ['id'])).toBe('reminders_pkey')
  expect(namingStrategy.uniqueConstraintName('guild_rules', ['guild_id', 'title'])).toBe(
    'guild_rules_guild_id_title_key',
  )
  expect(namingStrategy.relationConstraintName('reminders', ['owner_id'])).toBe('reminders_owner_id_key')
  expect(namingStrategy.foreignKeyName('reminders', ['owner_id'])).toBe('reminders_owner_id_fkey')
})

test('the order of an index is part of its name', () => {
  expect(namingStrategy.indexName('reminders', ['name', 'days'])).toBe('idx_reminders_name_days')
  expect(namingStrategy.indexName('reminders', ['days', 'name'])).toBe('idx_reminders_days_name')
})

test('indexes over the same columns differ by their predicates', () => {
  const names = [undefined, 'name is null', 'name is not null'].map((where) =>
    namingStrategy.indexName('reminders', ['name'], where),
  )
  expect(new Set(names).size).toBe(3)
})

test('two checks of one table have two names', () => {
  const names = ['name > 0', 'name < 9'].map((text) => namingStrategy.checkConstraintName('reminders', text))
  expect(new Set(names).size).toBe(2)
  for (const name of names) expect(name).toMatch(/^reminders_[0-9a-f]{8}_check$/)
})

test('the schema of a table is no part of the names', () => {
  expect(namingStrategy.primaryKeyName('archive.reminders', ['id'])).toBe('reminders_pkey')
})

test('a name that PostgreSQL would cut is cut before, and stays its own', () => {
  const columns = ['a_column_with_a_name_of_some_length', 'another_column_with_a_long_name']
  const names = ['first', 'second'].map((last) => namingStrategy.indexName('reminders', [...columns, last]))
  expect(names.map((name) => name.length)).toEqual([63, 63])
  expect(new Set(names).size).toBe(2)
})
