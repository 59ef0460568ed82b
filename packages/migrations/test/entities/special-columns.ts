import {
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm'

export const about = 'columns that TypeORM fills itself, and options that leave no trace in the database'

@Entity({ orderBy: { createdAt: 'DESC' } })
export class Article {
  @PrimaryGeneratedColumn()
  id!: number

  @CreateDateColumn()
  createdAt!: Date

  @UpdateDateColumn()
  updatedAt!: Date

  @DeleteDateColumn()
  deletedAt!: Date | null

  @VersionColumn()
  version!: number

  @Column({ type: 'text', select: false, insert: false, update: false, nullable: true })
  untouched!: string | null

  @Column({ type: 'text', transformer: { to: (value: string) => value.trim(), from: (value: string) => value } })
  trimmed!: string
}

@Entity()
export class DetailedArticle {
  @PrimaryGeneratedColumn()
  id!: number

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date

  @UpdateDateColumn({ type: 'timestamptz', precision: 3, nullable: true })
  updatedAt!: Date | null

  @DeleteDateColumn({ type: 'timestamp with time zone', precision: 0 })
  deletedAt!: Date | null

  @VersionColumn({ name: 'lock', default: 1 })
  version!: number
}

export const entities = [Article, DetailedArticle]
