import { type Example, letters, times } from './example.ts'

const command = (more: object = {}) => ({ name: 'c', description: 'D', ...more })
const value = (name: string, more: object = {}) => ({ type: 3, name, description: 'D', ...more })
const group = (name: string, options: unknown[]) => ({ type: 2, name, description: 'D', options })
const subcommand = (name: string, options: unknown[] = []) => ({ type: 1, name, description: 'D', options })

export const commandLists: readonly Example[] = [
  ['100 commands', times(100, (index) => command({ name: `c${index}` }))],
  ['101 commands', times(101, (index) => command({ name: `c${index}` })), ''],
  ['15 message commands', times(15, (index) => ({ type: 3, name: `C ${index}` }))],
  ['16 message commands', times(16, (index) => ({ type: 3, name: `C ${index}` })), ''],
  ['a name in capitals', [command({ name: 'C' })], '0.name'],
  ['a name of 33', [command({ name: letters(33) })], '0.name'],
  ['the same name twice', [command(), command()], '1.name'],
  ['a description of 101', [command({ description: letters(101) })], '0.description'],
  ['no description', [{ name: 'c' }], '0.description'],
  ['a menu command with a description', [{ type: 3, name: 'C', description: 'D' }], '0.description'],
  ['25 options', [command({ options: times(25, (index) => value(`o${index}`)) })]],
  ['26 options', [command({ options: times(26, (index) => value(`o${index}`)) })], '0.options'],
  [
    '26 choices',
    [
      command({
        options: [value('o', { choices: times(26, (index) => ({ name: `n${index}`, value: `v${index}` })) })],
      }),
    ],
    '0.options.0.choices',
  ],
  [
    'choices and autocomplete',
    [command({ options: [value('o', { autocomplete: true, choices: [{ name: 'n', value: 'v' }] })] })],
    '0.options.0',
  ],
  [
    'a required option after another',
    [command({ options: [value('a'), value('b', { required: true })] })],
    '0.options.1',
  ],
  ['sub-commands beside options', [command({ options: [subcommand('a'), value('b')] })], '0.options'],
  ['a group in a group', [command({ options: [group('a', [group('b', [])])] })], '0.options.0.options.0.type'],
  ['a group of sub-commands', [command({ options: [group('a', [subcommand('b', [value('c')])])] })]],
  ['the same option twice', [command({ options: [value('a'), value('a')] })], '0.options.1.name'],
  [
    '8,001 characters',
    [
      command({
        options: times(21, (index) =>
          subcommand(
            `s${index}`,
            times(4, (inner) => value(`o${inner}`, { description: letters(96) })),
          ),
        ),
      }),
    ],
    '0',
  ],
  ['an unknown language', [command({ name_localizations: { xx: 'c' } })], '0.name_localizations.xx'],
  ['a translated name in capitals', [command({ name_localizations: { nl: 'C' } })], '0.name_localizations.nl'],
]
