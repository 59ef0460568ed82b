import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import { nameOf, type Setting } from '../domain/setting.ts'
import { type ChangeType, changeTypeOf } from '../domain/setting-change.ts'
import { storedType } from '../domain/setting-value.ts'
import { UserError } from '../errors.ts'
import { reportToLogChannel } from '../log-channel.ts'
import type { Reply } from '../replies/reply.ts'
import { changedSetting, settingNotice, unchangedSetting } from '../replies/settings.ts'
import { readSetting, type SettingRow, writeSetting } from '../store/setting-rows.ts'
import { guildOf } from './guild.ts'

export interface Change {
  readonly setting: Setting
  /** JSON text; null for "not set". */
  readonly to: string | null
  readonly asker: Asker
  /** As it was when the change was decided on; read now when left out. */
  readonly before?: SettingRow | null
  /** Left out, it follows from the values. */
  readonly changeType?: ChangeType
}

/** Changes a setting, unless somebody else does so at the same moment. */
export async function changeSetting(change: Change, dependencies: Dependencies): Promise<Reply> {
  const { setting, to, asker } = change
  const { database } = dependencies
  const guildId = guildOf(asker)
  const before = change.before === undefined ? await readSetting(database, { guildId, ...setting }) : change.before
  if ((before?.value ?? null) === to) return unchangedSetting(setting, to)
  const isDone = await writeSetting(database, {
    guildId,
    scope: setting.scope,
    key: setting.key,
    before,
    after: to,
    valueType: storedType(setting.type),
    changedBy: asker.userId,
    changeType: change.changeType ?? changeTypeOf(before?.value ?? null, to),
  })
  if (!isDone) throw changedMeanwhile(setting)
  return changed(change, before, dependencies)
}

async function changed(
  { setting, to, asker }: Change,
  before: SettingRow | null,
  dependencies: Dependencies,
): Promise<Reply> {
  const values = { before: before?.value ?? null, after: to }
  await reportToLogChannel(guildOf(asker), settingNotice(setting, values, asker.userId), dependencies)
  return changedSetting(setting, values)
}

const changedMeanwhile = (setting: Setting): UserError =>
  new UserError(
    'changed-meanwhile',
    `Somebody else has just changed \`${nameOf(setting)}\`, so nothing was done. Look at it with \`/config get\` and decide again.`,
  )
