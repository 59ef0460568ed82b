import { integer, list, oneOf, optional, type Rule, shape, text } from './rule.ts'

const archiveDurations = [60, 1_440, 4_320, 10_080]

const slowmode = optional(integer({ min: 0, max: 21_600 }))

/** A channel that is created. */
export const newChannel: Rule = shape({
  name: text({ min: 1, max: 100 }),
  topic: optional(text({ max: 1_024 })),
  rate_limit_per_user: slowmode,
  permission_overwrites: optional(list({ max: 1_000 })),
})

export const channelEdit: Rule = shape({
  name: optional(text({ min: 1, max: 100 })),
  topic: optional(text({ max: 1_024 })),
  rate_limit_per_user: slowmode,
})

const thread = {
  auto_archive_duration: optional(oneOf(archiveDurations)),
  rate_limit_per_user: slowmode,
}

export const newThread: Rule = shape({ ...thread, name: text({ min: 1, max: 100 }) })

export const threadEdit: Rule = shape({ ...thread, name: optional(text({ min: 1, max: 100 })) })
