import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import type { Setting } from '../domain/setting.ts'
import { type RecordedChange, type Reversal, reversalOf } from '../domain/setting-change.ts'
import { findSetting } from '../domain/settings.ts'
import { UserError } from '../errors.ts'
import type { Reply } from '../replies/reply.ts'
import { changeLine, reversalQuestion } from '../replies/setting-history.ts'
import { readChange, readChanges } from '../store/setting-changes.ts'
import { readSetting, type SettingRow } from '../store/setting-rows.ts'
import { changeSetting } from './change-setting.ts'
import { type Choice, defineButton, defineSubcommand, type Typing } from './command.ts'
import { guildOf } from './guild.ts'
import { rowId } from './row-id.ts'

export const configRevert = defineSubcommand({
  name: 'revert',
  describe: 'Take one change of a setting back',
  access: 'guild managers',
  touches: 'writes',
  options: {
    id: {
      type: 'number',
      describe: 'The id of the change, as /config history lists it',
      required: true,
      least: 1,
      most: 2_147_483_647,
      suggested: true,
    },
    force: { type: 'switch', describe: 'Also when the setting was changed again since' },
  },
  suggest: { id: suggestChanges },
  run: async ({ asker, options: { id, force } }, dependencies) =>
    ask({ asker, id, force: force === true }, dependencies),
})

/** `v1:config:revert:<id>`, below the history. */
export const configRevertAsk = defineButton({
  name: 'revert',
  access: 'guild managers',
  touches: 'writes',
  replaces: false,
  run: async ({ asker, arguments: [id] }, dependencies) => ask({ asker, id: rowId(id), force: false }, dependencies),
})

/** `v1:config:revert-confirm:<id>:<force>` */
export const configRevertConfirm = defineButton({
  name: 'revert-confirm',
  access: 'guild managers',
  touches: 'writes',
  replaces: true,
  run: async ({ asker, arguments: [id, force] }, dependencies) =>
    revert({ asker, id: rowId(id), force: force === 'force' }, dependencies),
})

interface Wish {
  readonly asker: Asker
  readonly id: number
  readonly force: boolean
}

async function ask(wish: Wish, dependencies: Dependencies): Promise<Reply> {
  const { change, setting, row, reversal } = await found(wish, dependencies)
  return reversalQuestion(change, { setting, current: row?.value ?? null, to: reversal.to, force: wish.force })
}

async function revert(wish: Wish, dependencies: Dependencies): Promise<Reply> {
  const { setting, row, reversal } = await found(wish, dependencies)
  const { asker } = wish
  return changeSetting({ setting, to: reversal.to, asker, before: row, changeType: 'rollback' }, dependencies)
}

interface Found {
  readonly change: RecordedChange
  readonly setting: Setting
  readonly row: SettingRow | null
  readonly reversal: Reversal
}

/** The change, if it is one of this guild's and can be taken back. */
async function found({ asker, id, force }: Wish, { database }: Dependencies): Promise<Found> {
  const guildId = guildOf(asker)
  const change = await readChange(database, guildId, id)
  if (change === null)
    throw new UserError('not-found', 'There is no such change in this server. Look at `/config history`.')
  const setting = findSetting(`${change.scope}.${change.key}`)
  if (setting === null) throw gone()
  const row = await readSetting(database, { guildId, ...setting })
  const reversal = reversalOf(change, setting, row?.value ?? null)
  demandUnmoved(reversal, force)
  return { change, setting, row, reversal }
}

const gone = (): UserError =>
  new UserError('unknown-setting', 'The bot has no such setting any more, so the change cannot be taken back.')

function demandUnmoved({ hasMovedOn }: Reversal, force: boolean): void {
  if (!hasMovedOn || force) return
  throw new UserError(
    'changed-meanwhile',
    'The setting was changed again since, and that would be lost. Look at `/config history`; with `force: True` it goes all the same.',
  )
}

async function suggestChanges({ asker, text }: Typing, { database }: Dependencies): Promise<readonly Choice[]> {
  const changes = await readChanges(database, { guildId: guildOf(asker), limit: 50 })
  return changes
    .filter(({ id, scope, key }) => `${id} ${scope}.${key}`.includes(text.trim().toLowerCase()))
    .map((change) => ({ name: changeLine(change), value: change.id }))
}
