import { type Example, letters, times } from './example.ts'

export const completions: readonly Example[] = [
  ['25 choices', { choices: times(25, (index) => ({ name: `n${index}`, value: `v${index}` })) }],
  ['26 choices', { choices: times(26, (index) => ({ name: `n${index}`, value: `v${index}` })) }, 'choices'],
  ['a name of 101', { choices: [{ name: letters(101), value: 'v' }] }, 'choices.0.name'],
  ['a value of 101', { choices: [{ name: 'n', value: letters(101) }] }, 'choices.0.value'],
  ['an empty name', { choices: [{ name: '', value: 'v' }] }, 'choices.0.name'],
  ['a number', { choices: [{ name: 'n', value: 1 }] }],
]
