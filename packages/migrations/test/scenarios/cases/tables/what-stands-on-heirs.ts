import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'columns change under views, checks, policies and defaults of tables that inherit by hand, near and far',
  before: () => {
    @Entity()
    class Animal {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      weight!: number

      @Column({ type: 'enum', enum: ['tame', 'wild'] })
      manner!: string

      @Column({ default: 4 })
      legs!: number

      @Column({ nullable: true })
      teeth?: number
    }
    return [Animal]
  },
  after: () => {
    @Entity()
    class Animal {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bigint' })
      weight!: string

      @Column({ type: 'text' })
      manner!: string

      @Column({ default: 6 })
      legs!: number
    }
    return [Animal]
  },
  beside: `create table bird (wings int, check (weight < 100)) inherits (animal);
create table owl () inherits (bird);
create table barn_owl (double int generated always as (weight * 2) stored) inherits (owl);
alter table bird alter legs set default 2;
alter table bird alter teeth set default 0;
create view heavy as select id, weight from bird where weight > 3;
create view tame as select id from owl where manner = 'tame';
create index heavy_birds on bird ((weight + 1)) where weight > 3;
create index tame_owls on barn_owl (id) where manner = 'tame';
create policy light on owl using (weight < 9);
create trigger kept before update of weight on bird for each row when (new.weight > 50) execute function suppress_redundant_updates_trigger()`,
  rows: `insert into animal (weight, manner) values (40, 'wild');
insert into bird (weight, manner, wings) values (4, 'wild', 2);
insert into barn_owl (weight, manner, wings) values (5, 'tame', 2)`,
  outcome: {
    drops: ['animal.teeth'],
    changes: ['bird.teeth', 'barn_owl.teeth'],
    maps: ['animal.weight', 'bird.weight', 'barn_owl.weight'],
    keeps: {
      'select * from heavy': ['2|4', '3|5'],
      'select * from tame': ['3'],
      'select double from barn_owl': ['10'],
    },
    afterwards: {
      "insert into animal (weight, manner) values (1, 'tame') returning legs": ['6'],
      "insert into bird (weight, manner) values (1, 'tame') returning legs": ['2'],
    },
  },
} satisfies Scenario
