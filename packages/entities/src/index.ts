export { AuditLog } from './audit-logs.ts'
export { BotSetting } from './bot-settings.ts'
export { dataSourceOptions } from './data-source.ts'
export { entities } from './entities.ts'
export { FaqEntry } from './faq-entries.ts'
export { FaqSearchLog } from './faq-search-logs.ts'
export {
  GuildOnboardingQuestion,
  type OnboardingFollowup,
  type OnboardingOption,
} from './guild-onboarding-questions.ts'
export { GuildRule } from './guild-rules.ts'
export { HealthCheckHistory } from './health-check-history.ts'
export type { Json } from './json.ts'
export { namingStrategy } from './naming.ts'
export { Onboarding, type OnboardingAnswer } from './onboarding.ts'
export { Reminder } from './reminders.ts'
export { SettingsHistory } from './settings-history.ts'
export { SupportTicket } from './support-tickets.ts'
