import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm'
import { recordedAtWallClock, snowflake } from './columns.ts'

/** One value, several values, or a choice with the text that its follow-up question asked for. */
export type OnboardingAnswer = string | string[] | { choice: string; followup?: string; followup_label?: string }

/** What a member answered when joining a guild. */
@Entity('onboarding')
export class Onboarding {
  @PrimaryColumn({ ...snowflake, name: 'guild_id', primaryKeyConstraintName: 'onboarding_pkey' })
  guildId!: string

  @PrimaryColumn({ ...snowflake, name: 'user_id', primaryKeyConstraintName: 'onboarding_pkey' })
  userId!: string

  /** By the question's place in the guild's list, counted from 0, or by the name of a question that every guild asks. */
  @Column({ type: 'jsonb', nullable: true })
  responses!: { [question: string]: OnboardingAnswer } | null

  @CreateDateColumn(recordedAtWallClock)
  timestamp!: Date | null
}
