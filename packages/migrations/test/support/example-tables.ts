import type { Parse } from '../../src/actions/parser.ts'
import { actionsOf } from '../../src/actions/read.ts'
import { follow, settled } from '../../src/effects/follow.ts'
import { type KnownSchema, nothingKnown } from '../../src/effects/known.ts'

export const naming = { defaultNamespace: 'public' }

/** The tables that the examples of the hazard rules are about, a row of each so that rewriting and reading can be seen. */
export const exampleTables: readonly string[] = [
  `create type mood as enum ('sad', 'ok', 'happy')`,
  `create domain short_text as text check (length(value) <= 20)`,
  `create domain plain_text as text`,
  `create table guilds (id bigint primary key, name text not null, region text, created_at timestamp default now())`,
  `create table members (
     id bigint primary key,
     guild_id bigint constraint members_guild_fk references guilds (id),
     name text,
     nickname varchar(50),
     email varchar(200),
     score int default 0,
     balance numeric(12, 2),
     feeling mood default 'ok',
     note plain_text,
     name_length int generated always as (length(name)) stored,
     joined_at timestamp,
     constraint members_score_check check (score >= 0),
     constraint members_guild_email unique (guild_id, email)
   )`,
  `create index members_guild on members (guild_id)`,
  `create index members_joined on members (joined_at)`,
  `create index members_lower_email on members (lower(email))`,
  `create table messages (id bigint not null, body text, author_id bigint)`,
  `create table events (id bigint not null, kind text) partition by range (id)`,
  `create table events_first partition of events for values from (0) to (1000)`,
  `create table events_rest partition of events default`,
  `create table events_next (id bigint not null, kind text)`,
  `create view guild_names as select id, name from guilds`,
  `create materialized view guild_sizes as select guild_id, count(*) as members from members group by guild_id`,
  `create unique index guild_sizes_guild on guild_sizes (guild_id)`,
  `create sequence ticket_numbers`,
  `insert into guilds select n, 'guild ' || n, 'north' from generate_series(1, 200) n`,
  `insert into members (id, guild_id, name, nickname, email, joined_at)
     select n, n, 'member ' || n, 'nick', n || '@example.org', now() from generate_series(1, 200) n`,
  `insert into messages select n, 'hello', n from generate_series(1, 200) n`,
  `insert into events select n, 'seen' from generate_series(1, 200) n`,
  `insert into events_next select n, 'seen' from generate_series(1001, 1200) n`,
  `refresh materialized view guild_sizes`,
  'analyze',
]

/** What is known once these statements have run, one after another. */
export function knownAfter(parse: Parse, statements: readonly string[]): KnownSchema {
  let known = nothingKnown
  for (const sql of statements) {
    const parsed = parse(sql)
    if ('problem' in parsed) throw new Error(`${parsed.problem}: ${sql}`)
    for (const { node } of parsed.statements)
      for (const action of actionsOf(node, naming)) known = follow(known, action)
  }
  return settled(known)
}
