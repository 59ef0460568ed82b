import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import { settingNamed } from '../domain/settings.ts'
import type { Reply } from '../replies/reply.ts'
import { settingHistory } from '../replies/setting-history.ts'
import { readChanges } from '../store/setting-changes.ts'
import { defineButton, defineSubcommand } from './command.ts'
import { guildOf } from './guild.ts'
import { settingSuggestions } from './setting-suggestion.ts'

export const configHistory = defineSubcommand({
  name: 'history',
  describe: 'List the latest changes, each with its id',
  access: 'guild managers',
  touches: 'reads',
  options: {
    key: { type: 'text', describe: 'Only one setting', suggested: true },
    member: { type: 'member', describe: 'Only changes by one member' },
  },
  suggest: { key: settingSuggestions() },
  run: async ({ asker, options: { key, member } }, dependencies) =>
    page({ asker, page: 0, key: key === null ? '' : settingName(key), member: member?.id ?? '' }, dependencies),
})

/** `v1:config:page:<page>:<key>:<member>` */
export const configHistoryPage = defineButton({
  name: 'page',
  access: 'guild managers',
  touches: 'reads',
  replaces: true,
  run: async ({ asker, arguments: [number = '0', key = '', member = ''] }, dependencies) =>
    page({ asker, page: /^\d{1,6}$/.test(number) ? Number(number) : 0, key, member }, dependencies),
})

const settingName = (typed: string): string => {
  const { scope, key } = settingNamed(typed)
  return `${scope}.${key}`
}

interface Page {
  readonly asker: Asker
  readonly page: number
  /** Empty for all of them. */
  readonly key: string
  readonly member: string
}

const pageSize = 8

async function page({ asker, page: number, key, member }: Page, { database }: Dependencies): Promise<Reply> {
  const changes = await readChanges(database, {
    guildId: guildOf(asker),
    setting: key === '' ? undefined : settingNamed(key),
    changedBy: /^\d{1,20}$/.test(member) ? member : undefined,
    offset: number * pageSize,
    // One more than is shown tells whether there is another page.
    limit: pageSize + 1,
  })
  return settingHistory(changes.slice(0, pageSize), { page: number, key, member, hasMore: changes.length > pageSize })
}
