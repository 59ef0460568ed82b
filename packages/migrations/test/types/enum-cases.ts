import type { EntitySchemaColumnOptions } from 'typeorm'

/** An enum type in use, what the entities make of it, and what becomes of the rows. */
export interface EnumCase {
  /** What makes the type `state`; the table `task` gets its columns from `columns`, and rows from `rows`. */
  readonly before: {
    readonly type: string
    readonly columns: Readonly<Record<string, string>>
    /** One list of values for each row, in the order of the columns, as SQL. */
    readonly rows: readonly (readonly string[])[]
    /** Further statements, about objects that no entity knows. */
    readonly and?: string
  }
  readonly after: Readonly<Record<string, EntitySchemaColumnOptions>>
  readonly renames?: readonly string[]
  /** The questions with which it is refused, by what they are about. */
  readonly refused?: readonly string[]
  /** Rows that are announced to be in the way, as `<count> <what>`. */
  readonly announced?: readonly string[]
  /** The labels of the type afterwards, in order. */
  readonly labels?: readonly string[]
  /** The rows afterwards, and when they have come back, as texts. */
  readonly rows?: readonly (readonly (string | null)[])[]
  readonly returned?: readonly (readonly (string | null)[])[]
  /** How many revisions it takes; one unless said otherwise. */
  readonly revisions?: number
}

const state = (labels: readonly string[], options: Partial<EntitySchemaColumnOptions> = {}) =>
  ({ type: 'enum', enum: [...labels], enumName: 'state', nullable: true, ...options }) as const

const openWaitingDone = `enum ('open', 'waiting', 'done')`

const held = {
  type: openWaitingDone,
  columns: { state: `state not null default 'open'`, past: `state[] not null default '{}'` },
  rows: [
    [`'waiting'`, `'{open,waiting}'`],
    [`'done'`, `'{}'`],
  ],
}

const withoutWaiting = {
  state: state(['open', 'done'], { default: 'open', nullable: false }),
  past: state(['open', 'done'], { array: true, default: '{}', nullable: false }),
}

export const enumCases: Readonly<Record<string, EnumCase>> = {
  'a value is added in the middle and is the default at once': {
    before: { type: `enum ('open', 'done')`, columns: { state: `state not null default 'open'` }, rows: [[`'done'`]] },
    after: { state: state(['open', 'waiting', 'done'], { default: 'waiting', nullable: false }) },
    revisions: 2,
    labels: ['open', 'waiting', 'done'],
    rows: [['done']],
  },
  'values are added at both ends': {
    before: { type: `enum ('open', 'done')`, columns: { state: 'state' }, rows: [[`'open'`]] },
    after: { state: state(['inbox', 'open', 'done', 'archived']) },
    labels: ['inbox', 'open', 'done', 'archived'],
    rows: [['open']],
  },
  'values are moved': {
    before: { type: openWaitingDone, columns: { state: `state default 'open'` }, rows: [[`'waiting'`], ['null']] },
    after: { state: state(['done', 'waiting', 'open'], { default: 'open' }) },
    labels: ['done', 'waiting', 'open'],
    rows: [['waiting'], [null]],
  },
  'a value is renamed, and the default with it': {
    before: { type: openWaitingDone, columns: { state: `state default 'waiting'` }, rows: [[`'waiting'`]] },
    after: { state: state(['open', 'paused', 'done'], { default: 'paused' }) },
    renames: ['value:state.waiting=paused'],
    labels: ['open', 'paused', 'done'],
    rows: [['paused']],
  },
  'two values exchange their names': {
    before: { type: `enum ('open', 'done')`, columns: { state: 'state' }, rows: [[`'open'`], [`'done'`]] },
    after: { state: state(['done', 'open']) },
    renames: ['value:state.open=done', 'value:state.done=open'],
    labels: ['done', 'open'],
    rows: [['done'], ['open']],
  },
  'a value that no row holds is removed': {
    before: { ...held, rows: [[`'open'`, `'{open,done}'`]] },
    after: withoutWaiting,
    labels: ['open', 'done'],
    rows: [['open', '{open,done}']],
  },
  'a value that rows hold is not removed without a word': {
    before: held,
    after: withoutWaiting,
    refused: ['state.waiting'],
  },
  'a value that rows hold becomes another one, also in arrays': {
    before: held,
    after: withoutWaiting,
    renames: ['value:state.waiting=open'],
    labels: ['open', 'done'],
    rows: [
      ['open', '{open,open}'],
      ['done', '{}'],
    ],
  },
  'two values become others, each its own': {
    before: {
      type: `enum ('a', 'b', 'c', 'd')`,
      columns: { state: 'state', past: 'state[]' },
      rows: [
        [`'a'`, `'{a,b,c,d}'`],
        [`'b'`, 'null'],
      ],
    },
    after: { state: state(['c', 'd']), past: state(['c', 'd'], { array: true }) },
    renames: ['value:state.a=c', 'value:state.b=d'],
    labels: ['c', 'd'],
    rows: [
      ['c', '{c,d,c,d}'],
      ['d', null],
    ],
  },
  'one value is renamed and another becomes it': {
    before: { ...held },
    after: {
      state: state(['todo', 'done'], { default: 'todo', nullable: false }),
      past: state(['todo', 'done'], { array: true, default: '{}', nullable: false }),
    },
    renames: ['value:state.open=todo', 'value:state.waiting=done'],
    labels: ['todo', 'done'],
    rows: [
      ['done', '{todo,done}'],
      ['done', '{}'],
    ],
    returned: [
      ['done', '{open,done}'],
      ['done', '{}'],
    ],
  },
  'whoever wants to change the rows himself is told of them': {
    before: held,
    after: withoutWaiting,
    renames: ['none'],
    announced: [
      `1 with 'waiting' in task.past, which goes from the type state`,
      `1 with 'waiting' in task.state, which goes from the type state`,
    ],
  },
  'a table that nobody manages has the type too': {
    before: {
      ...held,
      and: `create table audit (old state, seen state[]); insert into audit values ('waiting', '{waiting}')`,
    },
    after: withoutWaiting,
    renames: ['value:state.waiting=done'],
    labels: ['open', 'done'],
    rows: [
      ['done', '{open,done}'],
      ['done', '{}'],
    ],
  },
  'a text becomes an enum': {
    before: { type: `enum ('open', 'done')`, columns: { state: `text default 'open'` }, rows: [[`'done'`], ['null']] },
    after: { state: state(['open', 'done'], { default: 'open' }) },
    labels: ['open', 'done'],
    rows: [['done'], [null]],
  },
  'a text that is no value is announced': {
    before: { type: `enum ('open', 'done')`, columns: { state: 'text' }, rows: [[`'done'`], [`'Done'`], [`''`]] },
    after: { state: state(['open', 'done']) },
    announced: ['2 in task.state that do not become state'],
  },
  'an enum becomes a text, and comes back exact': {
    before: { type: openWaitingDone, columns: { state: `state default 'open'` }, rows: [[`'waiting'`]] },
    after: { state: { type: 'text', default: 'open', nullable: true } },
    rows: [['waiting']],
  },
  'a list of texts becomes a list of values': {
    before: { type: `enum ('open', 'done')`, columns: { past: `text[] default '{open}'` }, rows: [[`'{done,open}'`]] },
    after: { past: state(['open', 'done'], { array: true, default: ['open'] }) },
    labels: ['open', 'done'],
    rows: [['{done,open}']],
  },
}
