import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm'
import { recordedAt, snowflake } from './columns.ts'

/** One search of the frequent questions, kept to learn what nobody has answered yet. */
@Entity('faq_search_logs')
export class FaqSearchLog {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'faq_search_logs_pkey' })
  id!: number

  @Column({ ...snowflake, name: 'user_id', nullable: true })
  userId!: string | null

  @Column({ type: 'text', nullable: true })
  query!: string | null

  @Column({ type: 'integer', name: 'results_count', nullable: true })
  resultsCount!: number | null

  @CreateDateColumn({ ...recordedAt, name: 'searched_at' })
  searchedAt!: Date | null
}
