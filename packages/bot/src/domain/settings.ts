import { UserError } from '../errors.ts'
import { nameOf, type Setting } from './setting.ts'

/** Every setting there is: the only source of types, ranges, choices and defaults. */
export const settings: readonly Setting[] = [
  {
    scope: 'system',
    key: 'log_channel_id',
    type: 'channel',
    kind: 'text',
    default: null,
    describe: 'Where the bot reports changes',
  },
  {
    scope: 'system',
    key: 'rules_channel_id',
    type: 'channel',
    kind: 'text',
    default: null,
    describe: 'Where the rules are posted',
  },
  {
    scope: 'system',
    key: 'log_level',
    type: 'str',
    choices: ['verbose', 'normal', 'critical'],
    default: 'normal',
    describe: 'How much the bot reports',
  },
  { scope: 'system', key: 'timezone', type: 'zone', default: 'UTC', describe: 'The time zone of times that are typed' },
  { scope: 'reminders', key: 'enabled', type: 'bool', default: true, describe: 'Whether members can use reminders' },
  {
    scope: 'reminders',
    key: 'default_channel_id',
    type: 'channel',
    kind: 'text',
    default: null,
    describe: 'Where reminders go unless they say otherwise',
  },
  {
    scope: 'reminders',
    key: 'allow_everyone_mentions',
    type: 'bool',
    default: false,
    describe: 'Whether reminders may mention everyone',
  },
  {
    scope: 'embedwatcher',
    key: 'reminder_offset_minutes',
    type: 'int',
    least: 0,
    most: 4320,
    default: 60,
    describe: 'How many minutes before an announced event its reminder comes',
  },
  { scope: 'onboarding', key: 'enabled', type: 'bool', default: true, describe: 'Whether new members are onboarded' },
  {
    scope: 'onboarding',
    key: 'mode',
    type: 'str',
    choices: ['disabled', 'rules_only', 'rules_with_questions', 'questions_only'],
    default: 'rules_with_questions',
    describe: 'What new members are shown',
  },
  {
    scope: 'onboarding',
    key: 'completion_role_id',
    type: 'role',
    given: true,
    default: null,
    describe: 'The role that members get at the end',
  },
  {
    scope: 'onboarding',
    key: 'join_role_id',
    type: 'role',
    given: true,
    default: null,
    describe: 'The role that members have until the end',
  },
  { scope: 'rules', key: 'enabled', type: 'bool', default: true, describe: 'Whether members can read the rules here' },
  { scope: 'ticketbot', key: 'enabled', type: 'bool', default: true, describe: 'Whether members can open tickets' },
  {
    scope: 'ticketbot',
    key: 'category_id',
    type: 'channel',
    kind: 'category',
    default: null,
    describe: 'The category that tickets belong to',
  },
  {
    scope: 'ticketbot',
    key: 'staff_role_id',
    type: 'role',
    given: false,
    default: null,
    describe: 'Who takes care of tickets',
  },
  {
    scope: 'ticketbot',
    key: 'escalation_role_id',
    type: 'role',
    given: false,
    default: null,
    describe: 'Who takes care of escalated tickets',
  },
  {
    scope: 'ticketbot',
    key: 'idle_days_threshold',
    type: 'int',
    least: 1,
    most: 30,
    default: 5,
    describe: 'Silent days until a ticket is asked about',
  },
  {
    scope: 'ticketbot',
    key: 'auto_close_days_threshold',
    type: 'int',
    least: 1,
    most: 90,
    default: 14,
    describe: 'Silent days until a ticket is closed',
  },
  { scope: 'faq', key: 'enabled', type: 'bool', default: true, describe: 'Whether members can search the questions' },
  {
    scope: 'faq',
    key: 'min_similarity',
    type: 'float',
    least: 0,
    most: 1,
    default: 0.3,
    describe: 'How like a question a search has to be, from 0 to 1',
  },
]

/** In the order of the settings. */
export const scopes: readonly string[] = [...new Set(settings.map(({ scope }) => scope))]

const byName: ReadonlyMap<string, Setting> = new Map(settings.map((setting) => [nameOf(setting), setting]))

/** The setting of this name, or null where the program knows none. */
export const findSetting = (name: string): Setting | null => byName.get(name) ?? null

/** The setting that a person has named. */
export function settingNamed(name: string): Setting {
  const setting = findSetting(name.trim().toLowerCase())
  if (setting !== null) return setting
  throw new UserError(
    'unknown-setting',
    'There is no such setting. Choose one from the list that appears as you type, or see `/config show`.',
  )
}

/** The setting that a feature asks for; a name that is in no list is a bug. */
export function requireSetting(name: string): Setting {
  const setting = findSetting(name)
  if (setting === null) throw new Error(`no setting is called ${name}`)
  return setting
}
