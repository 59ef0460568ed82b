import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique index that a foreign key rests on becomes a unique constraint',
  before: () => {
    @Entity()
    @Index('IX_country', ['code'], { unique: true })
    class Country {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }

    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Country)
      @JoinColumn({ name: 'country', referencedColumnName: 'code' })
      country!: Country
    }
    return [Country, City]
  },
  after: () => {
    @Entity()
    @Unique('UQ_country', ['code'])
    class Country {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }

    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Country)
      @JoinColumn({ name: 'country', referencedColumnName: 'code' })
      country!: Country
    }
    return [Country, City]
  },
  rows: `insert into country (code) values ('de'), ('fr'); insert into city (country) values ('de')`,
  outcome: {
    writes: [/ADD CONSTRAINT "UQ_country" UNIQUE USING INDEX "IX_country"/],
    avoids: [/FOREIGN KEY/, /DROP/],
  },
} satisfies Scenario
