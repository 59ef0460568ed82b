import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column that may be null and points to another table becomes the key',
  before: () => {
    @Entity()
    class Member {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Profile {
      @PrimaryGeneratedColumn()
      id!: number

      @OneToOne(() => Member)
      @JoinColumn()
      member!: Member

      @Column()
      motto!: string
    }
    return [Member, Profile]
  },
  after: () => {
    @Entity()
    class Member {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Profile {
      @PrimaryColumn({ type: 'integer' })
      memberId!: number

      @OneToOne(() => Member)
      @JoinColumn()
      member!: Member

      @Column()
      motto!: string
    }
    return [Member, Profile]
  },
  rows: `insert into member default values; insert into member default values;
    insert into profile ("memberId", motto) values (2, 'On')`,
  outcome: { drops: ['profile.id'], keeps: { 'select "memberId", motto from profile': ['2|On'] } },
} satisfies Scenario
