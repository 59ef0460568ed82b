import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

export const about = 'columns that sort by another rule than the database’s'

@Entity()
export class Collated {
  @PrimaryColumn({ type: 'text', collation: 'C' })
  code!: string

  @Index()
  @Column({ type: 'varchar', length: 30, collation: 'POSIX' })
  shortName!: string

  @Column({ type: 'text', collation: 'und-x-icu', nullable: true })
  anyLanguage!: string | null

  @Column({ type: 'char', length: 5, collation: 'C', default: 'none' })
  padded!: string

  @Column({ type: 'text', array: true, collation: 'C' })
  codes!: string[]
}

export const entities = [Collated]
