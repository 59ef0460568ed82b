import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about:
    'a uuid becomes a text, and lists of varchars and of texts exchange their types, under conditions of other hands',
  before: () => {
    @Entity()
    class Guest {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'uuid' })
      badge!: string

      @Column({ type: 'varchar', array: true })
      rooms!: string[]

      @Column({ type: 'text', array: true })
      doors!: string[]
    }
    return [Guest]
  },
  after: () => {
    @Entity()
    class Guest {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      badge!: string

      @Column({ type: 'text', array: true })
      rooms!: string[]

      @Column({ type: 'varchar', array: true })
      doors!: string[]
    }
    return [Guest]
  },
  beside: `alter table guest add constraint known check (badge <> '00000000-0000-0000-0000-000000000000');
create index vips on guest (id) where badge in ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12');
create policy hall on guest using (rooms @> array['hall']::varchar[] or badge = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11');
create view cellar as select id, rooms[1] as first, badge = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' as is_vip
  from guest where 'cellar' = any (rooms) or rooms && array['attic', 'hall']::varchar[] or doors @> array['back']`,
  rows: `insert into guest (badge, rooms, doors) values ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{hall}', '{}'),
    ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a13', '{cellar,hall}', '{back}'), ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a14', '{}', '{}')`,
  outcome: { keeps: { 'select * from cellar': ['1|hall|true', '2|cellar|false'] } },
} satisfies Scenario
