/** Statements that no rule is about, or that a rule is about in another form: what they do is measured all the same. */
export interface MeasuredStatement {
  readonly sql: string
  readonly given?: readonly string[]
  readonly since?: number
  readonly until?: number
}

const plain = (...statements: readonly string[]): readonly MeasuredStatement[] => statements.map((sql) => ({ sql }))

const tables: readonly MeasuredStatement[] = [
  ...plain(
    'create table fresh (id bigint primary key, name text unique, check (id > 0))',
    'create table fresh (id bigint primary key, guild_id bigint references guilds (id))',
    'create table fresh as select id, name from members',
    'create table fresh (like members including all)',
    'create table fresh () inherits (messages)',
    'create unlogged table fresh (id int)',
    'drop table messages',
    'drop table guilds cascade',
    'drop table events_first',
    'drop table events',
    'truncate guilds cascade',
    'truncate messages, events_next',
    'truncate events',
    'alter table members rename constraint members_score_check to score_counts',
    'alter table members rename constraint members_pkey to members_key',
    'alter table messages owner to current_user',
    'alter table messages set (fillfactor = 70)',
    'alter table messages reset (fillfactor)',
    'alter table messages set (user_catalog_table = true)',
    'alter table messages set (toast.autovacuum_enabled = false)',
    'alter table messages replica identity full',
    'alter table members replica identity using index members_pkey',
    'alter table members cluster on members_guild',
    'alter table messages set without cluster',
    'alter table messages force row level security',
    'create trigger watch before insert on messages for each row execute function suppress_redundant_updates_trigger()',
    'create rule keep as on delete to messages do instead nothing',
    'create policy own on members using (name = current_user)',
    'create statistics spread (dependencies) on guild_id, score from members',
    'lock table members in share row exclusive mode',
  ),
  ...[
    'drop statistics spread',
    'alter statistics spread rename to spreading',
    'alter statistics spread set schema public',
    'alter statistics spread set statistics 100',
  ].map((sql) => ({ sql, given: ['create statistics spread (dependencies) on guild_id, score from members'] })),
  {
    sql: 'alter table child inherit messages',
    given: ['create table child (id bigint not null, body text, author_id bigint)'],
  },
  { sql: 'alter table child no inherit messages', given: ['create table child () inherits (messages)'] },
  { sql: 'alter table messages set schema attic', given: ['create schema attic'] },
  { sql: 'alter table messages set access method heap', since: 15 },
  {
    sql: 'alter table messages disable trigger watch',
    given: [
      'create trigger watch before update on messages for each row execute function suppress_redundant_updates_trigger()',
    ],
  },
  {
    sql: 'drop trigger watch on messages',
    given: [
      'create trigger watch before update on messages for each row execute function suppress_redundant_updates_trigger()',
    ],
  },
  {
    sql: 'alter trigger watch on messages rename to guard',
    given: [
      'create trigger watch before update on messages for each row execute function suppress_redundant_updates_trigger()',
    ],
  },
  { sql: 'drop policy own on members', given: ['create policy own on members using (true)'] },
  { sql: 'drop rule keep on messages', given: ['create rule keep as on delete to messages do instead nothing'] },
]

const columns: readonly MeasuredStatement[] = [
  ...plain(
    'alter table members add column motto text',
    "alter table members add column motto text not null default 'none'",
    'alter table members add column seen timestamptz not null default now()',
    "alter table members add column extra jsonb not null default '{}'",
    "alter table members add column mood_before mood default 'ok'",
    "alter table members add column labels text[] default '{}'",
    'alter table members add column words plain_text',
    'alter table members add column number serial',
    "alter table members add column number bigint default nextval('ticket_numbers')",
    'alter table members add column seen timestamptz default clock_timestamp()',
    'alter table members add column code int unique',
    'alter table messages add column code serial primary key',
    'alter table members add column friend_id bigint references members (id)',
    'alter table members add column home_id bigint references guilds (id)',
    'alter table members add column home_id bigint default 1 references guilds (id)',
    'alter table events add column place text',
    'alter table events drop column kind',
    'alter table members drop column joined_at, drop column note',
    'alter table members alter column name set default $$nobody$$',
    'alter table members alter column score drop default',
    'alter table members alter column name set statistics 500',
    'alter table members alter column name set (n_distinct = 5)',
    'alter table members alter column name set storage external',
    'alter table members alter column id set not null',
    'alter table guilds alter column name drop not null',
    'alter table events alter column kind set not null',
    'alter table members alter column name_length drop expression',
    'alter table members rename column name to called',
    'alter table events rename column kind to sort',
  ),
  { sql: 'alter table members drop column guild_id', given: ['drop materialized view guild_sizes'] },
  { sql: 'alter table members alter column name set compression pglz', since: 14 },
  { sql: 'alter table members add column half int generated always as (id / 2) virtual', since: 18 },
  { sql: 'alter table members add constraint named not null name', since: 18 },
  { sql: 'alter table members add constraint named not null name not valid', since: 18 },
  {
    sql: 'alter table members validate constraint named',
    given: ['alter table members add constraint named not null name not valid'],
    since: 18,
  },
  {
    sql: 'alter table members alter column name set not null',
    given: ['alter table members add constraint named not null name not valid'],
    since: 18,
  },
  {
    sql: 'alter table members alter column name set not null',
    given: ['alter table members add constraint named check (name is not null) not valid'],
  },
  {
    sql: 'alter table members alter column name set not null',
    given: ["alter table members add constraint named check (name is not null and name <> '')"],
  },
  { sql: 'alter table tickets alter column id set generated always', given: identityTable() },
  { sql: 'alter table tickets alter column id restart with 500', given: identityTable() },
  { sql: 'alter table tickets alter column id drop identity', given: identityTable() },
]

function identityTable(): readonly string[] {
  return ['create table tickets (id bigint generated by default as identity)', 'insert into tickets default values']
}

const types: readonly MeasuredStatement[] = [
  ...plain(
    'alter table members alter column nickname type varchar(60)',
    'alter table members alter column nickname type varchar(40)',
    'alter table members alter column nickname type varchar',
    'alter table members alter column nickname type text using nickname::text',
    'alter table members alter column nickname type text using upper(nickname)',
    'alter table members alter column nickname type short_text',
    'alter table members alter column nickname type plain_text',
    'alter table members alter column nickname type varchar(50) collate "C"',
    'alter table members alter column balance type numeric(14, 2)',
    'alter table members alter column balance type numeric',
    'alter table members alter column balance type numeric(12, 3)',
    'alter table members alter column joined_at type timestamptz',
    'alter table members alter column joined_at type timestamp(3)',
    'alter table members alter column joined_at type date',
    'alter table members alter column feeling drop default, alter column feeling type text',
    'alter table guilds alter column created_at type timestamptz',
    'alter table guilds alter column region type varchar',
    'alter table messages alter column author_id type int',
    'alter table events alter column kind type varchar(20)',
    "alter type mood add value 'great'",
    "alter type mood rename value 'ok' to 'fine'",
    'alter type mood rename to feeling',
    'create domain counted as int check (value > 0)',
    "alter domain plain_text set default 'x'",
    'alter domain plain_text set not null',
    "alter domain plain_text add constraint filled check (value <> '') not valid",
    'drop domain short_text',
  ),
  { sql: 'alter table members alter column guild_id type int', given: ['drop materialized view guild_sizes'] },
  {
    sql: 'alter domain plain_text validate constraint filled',
    given: ["alter domain plain_text add constraint filled check (value <> '') not valid"],
  },
]

const constraints: readonly MeasuredStatement[] = [
  ...plain(
    'alter table members add check (score < 1000000)',
    'alter table members add check (score < 1000000) not valid',
    'alter table members drop constraint members_score_check',
    'alter table members drop constraint members_guild_fk',
    'alter table members drop constraint members_guild_email',
    'alter table guilds drop constraint guilds_pkey cascade',
    'alter table members alter constraint members_guild_fk deferrable initially deferred',
    'alter table members validate constraint members_guild_fk',
    'alter table messages add foreign key (author_id) references members (id)',
    'alter table messages add foreign key (author_id) references members (id) not valid',
    'alter table events add check (id >= 0)',
    'alter table events add constraint counted check (id >= 0) not valid',
    'alter table events add foreign key (id) references members (id)',
    'alter table messages add unique (id) deferrable',
    'alter table messages add primary key (id)',
    'alter table events_next add primary key (id)',
    'alter table guilds add constraint named exclude using btree (name with =)',
  ),
  { sql: 'alter table messages add unique nulls not distinct (author_id)', since: 15 },
  { sql: 'alter table members alter constraint members_guild_fk not enforced', since: 18 },
  {
    sql: 'alter table messages add constraint messages_author unique using index messages_author',
    given: ['create unique index messages_author on messages (author_id)'],
  },
  {
    sql: 'alter table messages add constraint messages_key primary key using index messages_key',
    given: ['create unique index messages_key on messages (author_id)'],
  },
  { sql: 'alter table events add primary key (id)' },
  { sql: 'alter table events add unique (id)' },
]

const indexes: readonly MeasuredStatement[] = [
  ...plain(
    'create unique index members_name on members (name)',
    'create index members_upper on members (upper(name)) where score > 0',
    'create index events_kind on events (kind)',
    'create index events_kind on only events (kind)',
    'drop index members_joined',
    'reindex table members',
    'alter index members_guild rename to members_by_guild',
    'alter index members_guild set (fillfactor = 50)',
    'drop index concurrently members_joined',
    'create unique index concurrently members_name on members (name)',
    'reindex table concurrently members',
  ),
  {
    sql: 'alter index events_kind attach partition events_first_kind',
    given: ['create index events_kind on only events (kind)', 'create index events_first_kind on events_first (kind)'],
  },
]

const others: readonly MeasuredStatement[] = [
  ...plain(
    'create sequence numbers',
    'alter sequence ticket_numbers increment 5',
    'alter sequence ticket_numbers restart with 100',
    'alter sequence ticket_numbers owned by members.id',
    'alter sequence ticket_numbers rename to numbers',
    "select setval('ticket_numbers', 1000)",
    'create view member_names as select id, name from members',
    'create or replace view guild_names as select id, name, region from guilds',
    'alter view guild_names rename to names_of_guilds',
    'create materialized view sizes as select count(*) as count from members',
    'drop materialized view guild_sizes',
    'alter materialized view guild_sizes rename to sizes',
    "comment on table members is 'people'",
    "comment on column members.name is 'what they are called'",
    "comment on type mood is 'how they feel'",
    'create schema attic',
    'grant select on members to public',
    'create function one() returns int language sql as $$ select 1 $$',
    'insert into messages values (1000, $$hello$$, 1)',
    'update members set score = score + 1',
    'delete from messages',
    'with gone as (delete from messages returning id) select count(*) from gone',
    'update members set score = 0 where true',
    'alter table events detach partition events_first',
    'create table events_later partition of events for values from (5000) to (6000)',
    'alter table events attach partition events_next for values from (1000) to (2000)',
    'drop type mood cascade',
    'cluster members using members_guild',
  ),
  { sql: 'create publication news for table members' },
]

export const statements: readonly MeasuredStatement[] = [
  ...tables,
  ...columns,
  ...types,
  ...constraints,
  ...indexes,
  ...others,
]
