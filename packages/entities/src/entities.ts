import { AuditLog } from './audit-logs.ts'
import { BotSetting } from './bot-settings.ts'
import { FaqEntry } from './faq-entries.ts'
import { FaqSearchLog } from './faq-search-logs.ts'
import { GuildOnboardingQuestion } from './guild-onboarding-questions.ts'
import { GuildRule } from './guild-rules.ts'
import { HealthCheckHistory } from './health-check-history.ts'
import { Onboarding } from './onboarding.ts'
import { Reminder } from './reminders.ts'
import { SettingsHistory } from './settings-history.ts'
import { SupportTicket } from './support-tickets.ts'

/** Every table of the bot. Not readonly, because TypeORM's options ask for a mutable array. */
export const entities = [
  AuditLog,
  BotSetting,
  FaqEntry,
  FaqSearchLog,
  GuildOnboardingQuestion,
  GuildRule,
  HealthCheckHistory,
  Onboarding,
  Reminder,
  SettingsHistory,
  SupportTicket,
]
