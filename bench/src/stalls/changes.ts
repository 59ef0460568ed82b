/** A change to a table with many rows, as the SQL of what it is to be; it begins as `create table` says. */
export interface Change {
  readonly title: string
  /** Makes the tables what they are before, and after. */
  readonly before: string
  readonly after: string
  /** What the plain statements need before they can run, written by hand. */
  readonly mend?: string
}

const guild = 'create table guild (id int primary key)'
const task = (more: string): string =>
  `create table task (id int primary key, guild_id int, title text, hours int${more === '' ? '' : `, ${more}`})`

/** The same without a key, which an index stands in for. */
const keyless = (more: string): string =>
  `create table task (id int not null, guild_id int, title text, hours int${more})`
const byId = 'create index task_id on task (id)'

const beginning = [guild, task('')].join(';\n')

const change = (title: string, ...after: readonly string[]): Change => ({
  title,
  before: beginning,
  after: after.join(';\n'),
})

/** One of each kind of change that has to look at every row. */
export const changes: readonly Change[] = [
  change('an index is added', guild, task(''), 'create index task_title on task (title)'),
  {
    title: 'an index becomes another',
    before: [beginning, 'create index task_title on task (title)'].join(';\n'),
    after: [beginning, 'create index task_title on task (title, hours)'].join(';\n'),
  },
  change('a unique constraint is added', guild, task('constraint task_title_key unique (title)')),
  {
    title: 'a primary key is added',
    before: [guild, keyless(''), byId].join(';\n'),
    after: [guild, keyless(', constraint task_pkey primary key (id)'), byId].join(';\n'),
  },
  change('a check is added', guild, task('constraint task_hours_check check (hours >= 0)')),
  change(
    'a foreign key is added',
    guild,
    task('constraint task_guild_fkey foreign key (guild_id) references guild (id)'),
  ),
  change(
    'a column becomes NOT NULL',
    guild,
    'create table task (id int primary key, guild_id int, title text not null, hours int)',
  ),
  {
    ...change(
      'a column with a default becomes NOT NULL',
      guild,
      'create table task (id int primary key, guild_id int, title text, hours int not null default 0)',
    ),
    mend: 'update task set hours = 0 where hours is null',
  },
  change(
    'a column with a value of its own for each row is added',
    guild,
    task('token uuid not null default gen_random_uuid()'),
  ),
]

/** Rows for the tables of a change, whose values every constraint of them accepts. */
export const rows = (count: number): string =>
  `insert into guild select n from generate_series(1, 1000) n;
   insert into task select n, 1 + n % 1000, 'task ' || n, nullif(n % 40, 0) from generate_series(1, ${count}) n;
   analyze`
