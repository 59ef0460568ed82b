import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

export const about = 'comments on tables and columns, with every character that could end a string early'

@Entity({ comment: "The owner's list; -- not a comment\n/* nor this */" })
export class Commented {
  @PrimaryGeneratedColumn({ comment: 'counted from 1' })
  id!: number

  @Column({ type: 'text', comment: `'quoted' and "quoted" and $$quoted$$` })
  quotes!: string

  @Column({ type: 'text', comment: "back\\slash, \\n, E\\'" })
  backslashes!: string

  @Column({ type: 'text', comment: 'first line\nsecond line\ttabbed' })
  lines!: string

  @Column({ type: 'text', comment: '`backtick` $' + '{template} 🎈 ünïcode' })
  template!: string

  @Column({ type: 'enum', enum: ['a', 'b'], comment: 'an enum' })
  choice!: string
}

@Entity()
export class Uncommented {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text', comment: '' })
  emptyComment!: string
}

export const entities = [Commented, Uncommented]
