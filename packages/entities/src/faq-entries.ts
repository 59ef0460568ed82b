import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm'
import { recordedAt } from './columns.ts'

/** A frequent question with its answer; all guilds share them. */
@Entity('faq_entries')
export class FaqEntry {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'faq_entries_pkey' })
  id!: number

  @Column({ type: 'text', nullable: true })
  title!: string | null

  @Column({ type: 'text', nullable: true })
  summary!: string | null

  /** Words that find the entry though its title lacks them. */
  @Column({ type: 'text', array: true, nullable: true })
  keywords!: string[] | null

  @CreateDateColumn({ ...recordedAt, name: 'created_at' })
  createdAt!: Date | null
}
