import {
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
} from '../../src/index.ts'

export interface Example {
  readonly entity: new () => object
  readonly row: object
}

const example = <Entity extends object>(entity: new () => Entity, row: Partial<Entity>): Example => ({ entity, row })

const guildId = '1234567890123456789'
const channelId = '1098765432109876543'
/** The largest bigint: a JavaScript number would make it 9223372036854775808. */
const userId = '9223372036854775807'
const moment = new Date('2026-03-29T01:30:00.123Z')

/** A row for every table, with a value in every column but those that the database fills. */
export const examples: readonly Example[] = [
  example(AuditLog, {
    guildId,
    userId,
    commandName: 'faq search',
    commandType: 'slash',
    success: false,
    errorMessage: 'timed out',
  }),
  example(BotSetting, {
    guildId,
    scope: 'reminders',
    key: 'default_channel_id',
    value: channelId,
    valueType: 'channel',
    updatedBy: userId,
  }),
  example(FaqEntry, {
    title: 'Refunds',
    summary: 'Within 14 days.',
    keywords: ['money back', 'it\'s "broken"', 'a,b'],
  }),
  example(FaqSearchLog, { userId, query: 'refund', resultsCount: 0 }),
  example(GuildOnboardingQuestion, {
    guildId,
    stepOrder: 1,
    question: 'How did you find us?',
    questionType: 'select',
    options: [{ label: 'Through a friend', value: 'friend' }],
    followup: { friend: { question: 'Who?' } },
    required: false,
    enabled: false,
  }),
  example(GuildRule, { guildId, ruleOrder: 1, title: 'Be kind', description: 'Always.', enabled: false }),
  example(HealthCheckHistory, {
    service: 'bot',
    version: '1.0.0',
    uptimeSeconds: 2147483647,
    dbStatus: 'up',
    guildCount: 3,
    activeCommands24h: 250,
    gptStatus: 'off',
    databasePoolSize: 10,
  }),
  example(Onboarding, {
    guildId,
    userId,
    responses: { 0: { choice: 'friend', followup: 'Ada' }, 1: ['learning', 'sharing'], preferred_language: 'nl' },
  }),
  example(Reminder, {
    guildId,
    name: 'Stand-up',
    channelId,
    time: '08:45:00',
    callTime: '09:00:00',
    days: ['0', '4'],
    message: 'Good morning',
    createdBy: userId,
    originChannelId: channelId,
    originMessageId: userId,
    eventTime: moment,
    location: 'Stage',
    lastSentAt: moment,
  }),
  example(SettingsHistory, {
    guildId,
    scope: 'reminders',
    key: 'enabled',
    oldValue: { nested: [1, null, 'two'] },
    newValue: false,
    valueType: 'bool',
    changedBy: userId,
    changeType: 'updated',
  }),
  example(SupportTicket, {
    guildId,
    userId,
    username: 'ada',
    description: 'It does not work',
    status: 'claimed',
    channelId,
    claimedBy: userId,
    claimedAt: moment,
    escalatedTo: channelId,
  }),
]
