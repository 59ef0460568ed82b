import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

export const about = 'indexes to be built without blocking writers'

// TypeORM works in a transaction, in which PostgreSQL refuses CREATE INDEX CONCURRENTLY.
export const typeormCreates = 'nothing'

@Entity()
@Index(['name', 'at'], { concurrent: true })
export class Visit {
  @PrimaryGeneratedColumn()
  id!: number

  @Index({ concurrent: true, unique: true })
  @Column({ type: 'text' })
  name!: string

  @Column({ type: 'timestamptz' })
  at!: Date
}

export const entities = [Visit]
