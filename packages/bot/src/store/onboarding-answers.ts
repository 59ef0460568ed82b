import { GuildOnboardingQuestion, Onboarding } from '@retort/entities'

import { type Answers, mostQuestions, type Question, type QuestionDraft, questionTypes } from '../domain/onboarding.ts'
import type { Database } from './database.ts'

/** The questions that a guild asks, in their order. */
export const readQuestions = (database: Database, guildId: string): Promise<readonly Question[]> =>
  database.ask(async (manager) => {
    const rows = await manager.find(GuildOnboardingQuestion, { where: { guildId }, order: { stepOrder: 'asc' } })
    return rows.filter(({ enabled }) => enabled !== false).map(questionOf)
  })

/** False when the guild has as many as there can be. */
export const addQuestion = (database: Database, guildId: string, draft: QuestionDraft): Promise<boolean> =>
  database.transaction(async (manager) => {
    await manager.query(`select pg_advisory_xact_lock(hashtext('guild_onboarding_questions'), hashtext($1))`, [guildId])
    const there = await manager.find(GuildOnboardingQuestion, { where: { guildId }, order: { stepOrder: 'asc' } })
    if (there.length >= mostQuestions) return false
    await manager.insert(GuildOnboardingQuestion, {
      guildId,
      stepOrder: (there.at(-1)?.stepOrder ?? 0) + 1,
      question: draft.text,
      questionType: draft.type,
      options: draft.options.length === 0 ? null : [...draft.options],
      required: draft.isRequired,
    })
    return true
  })

/** What a member has answered so far; null before the first answer. */
export const readAnswers = (database: Database, guildId: string, userId: string): Promise<Answers | null> =>
  database.ask(async (manager) => {
    const row = await manager.findOneBy(Onboarding, { guildId, userId })
    return row === null ? null : (row.responses ?? {})
  })

export interface NewAnswers {
  readonly guildId: string
  readonly userId: string
  readonly answers: Answers
}

/** Adds to what a member has answered; two answers at once are both kept. */
export const keepAnswers = (database: Database, { guildId, userId, answers }: NewAnswers): Promise<void> =>
  database.ask(async (manager) => {
    await manager.query(
      `insert into onboarding (guild_id, user_id, responses) values ($1, $2, $3::jsonb)
      on conflict (guild_id, user_id) do update
      set responses = coalesce(onboarding.responses, '{}') || excluded.responses, "timestamp" = current_timestamp`,
      [guildId, userId, JSON.stringify(answers)],
    )
  })

export const forgetAnswers = (database: Database, guildId: string, userId: string): Promise<void> =>
  database.ask(async (manager) => {
    await manager.delete(Onboarding, { guildId, userId })
  })

const questionOf = (
  { id, question, questionType, options, required }: GuildOnboardingQuestion,
  index: number,
): Question => {
  const type = questionTypes.find((known) => known === questionType) ?? 'text'
  const listed = (options ?? []).slice(0, 25)
  return {
    id,
    index,
    text: question,
    // A list without options could not be answered.
    type: listed.length === 0 && (type === 'select' || type === 'multiselect') ? 'text' : type,
    options: listed,
    isRequired: required !== false,
  }
}
