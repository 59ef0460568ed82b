import { button, type Example, input, letters, option, row, select, times } from './example.ts'

const labelled = (component: object, more: object = {}) => ({ type: 18, label: 'L', component, ...more })
const form = (components: unknown[], more: object = {}) => ({ custom_id: 'm', title: 'T', components, ...more })

export const modals: readonly Example[] = [
  ['a title of 45', form([labelled(input(1))], { title: letters(45) })],
  ['a title of 46', form([labelled(input(1))], { title: letters(46) }), 'title'],
  ['5 fields', form(times(5, (index) => labelled(input(index))))],
  ['6 fields', form(times(6, (index) => labelled(input(index)))), 'components'],
  ['no field', form([]), 'components'],
  ['a label of 46', form([labelled(input(1), { label: letters(46) })]), 'components.0.label'],
  ['a description of 101', form([labelled(input(1), { description: letters(101) })]), 'components.0.description'],
  [
    'a placeholder of 101',
    form([labelled(input(1, { placeholder: letters(101) }))]),
    'components.0.component.placeholder',
  ],
  ['a value of 4,001', form([labelled(input(1, { value: letters(4_001) }))]), 'components.0.component.value'],
  [
    'a value longer than allowed',
    form([labelled(input(1, { value: 'abc', max_length: 2 }))]),
    'components.0.component.value',
  ],
  ['a largest length of 4,001', form([labelled(input(1, { max_length: 4_001 }))]), 'components.0.component.max_length'],
  ['a radio group of 2', form([labelled({ type: 21, custom_id: 'r', options: times(2, option) })])],
  [
    'a radio group of 1',
    form([labelled({ type: 21, custom_id: 'r', options: times(1, option) })]),
    'components.0.component.options',
  ],
  [
    'a radio group of 11',
    form([labelled({ type: 21, custom_id: 'r', options: times(11, option) })]),
    'components.0.component.options',
  ],
  ['a checkbox group of 1', form([labelled({ type: 22, custom_id: 'c', options: times(1, option) })])],
  [
    'a checkbox group of 11',
    form([labelled({ type: 22, custom_id: 'c', options: times(11, option) })]),
    'components.0.component.options',
  ],
  ['a select of 26', form([labelled(select(26))]), 'components.0.component.options'],
  ['the same custom id twice', form([labelled(input(1)), labelled(input(1))]), 'components.1'],
  ['a row with a labelled input', form([row(input(1, { label: 'L' }))])],
  ['a row with a button', form([row(button(1))]), 'components.0.components.0.type'],
  ['a button', form([labelled(button(1))]), 'components.0.component.type'],
]
