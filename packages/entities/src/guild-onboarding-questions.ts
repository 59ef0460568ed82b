import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique, UpdateDateColumn } from 'typeorm'
import { recordedAtWallClock, snowflake } from './columns.ts'

export interface OnboardingOption {
  label: string
  value: string
}

/** By the value of the option that leads to it, the question that is asked next. */
export interface OnboardingFollowup {
  [option: string]: { question: string }
}

/** A question that a guild asks new members, in the order of its steps. */
@Entity('guild_onboarding_questions')
@Unique('guild_onboarding_questions_guild_id_step_order_key', ['guildId', 'stepOrder'])
export class GuildOnboardingQuestion {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'guild_onboarding_questions_pkey' })
  id!: number

  @Column({ ...snowflake, name: 'guild_id' })
  guildId!: string

  @Column({ type: 'integer', name: 'step_order' })
  stepOrder!: number

  @Column({ type: 'text' })
  question!: string

  /** `select`, `multiselect`, `text` or `email`. */
  @Column({ type: 'text', name: 'question_type', default: 'select' })
  questionType!: string

  /** What a `select` or `multiselect` offers. */
  @Column({ type: 'jsonb', nullable: true })
  options!: OnboardingOption[] | null

  @Column({ type: 'jsonb', nullable: true })
  followup!: OnboardingFollowup | null

  @Column({ type: 'boolean', nullable: true, default: true })
  required!: boolean | null

  @Column({ type: 'boolean', nullable: true, default: true })
  enabled!: boolean | null

  @CreateDateColumn({ ...recordedAtWallClock, name: 'created_at' })
  createdAt!: Date | null

  @UpdateDateColumn({ ...recordedAtWallClock, name: 'updated_at' })
  updatedAt!: Date | null
}
