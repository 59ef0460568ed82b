import { nameOf, type Setting } from '../domain/setting.ts'
import type { RecordedChange } from '../domain/setting-change.ts'
import { findSetting } from '../domain/settings.ts'
import { customId } from './custom-id.ts'
import { code, moment } from './markdown.ts'
import type { ButtonFace, Reply } from './reply.ts'
import { storedText } from './setting-value.ts'
import { arrow } from './settings.ts'

interface Place {
  readonly page: number
  readonly key: string
  readonly member: string
  readonly hasMore: boolean
}

/** One page of the history, with buttons that take a change back. */
export function settingHistory(changes: readonly RecordedChange[], place: Place): Reply {
  if (changes.length === 0)
    return { text: place.page === 0 ? 'Nothing was changed yet.' : 'There is nothing on this page.' }
  const buttons = [revertButtons(changes.slice(0, 4)), revertButtons(changes.slice(4, 8)), turnButtons(place)]
  return { text: changes.map(line).join('\n'), buttons: buttons.filter(({ length }) => length > 0) }
}

function line(change: RecordedChange): string {
  const { id, changedBy, changedAt, changeType } = change
  const name = nameOf(change)
  const author = changedBy === null ? '' : ` by <@${changedBy}>`
  const at = changedAt === null ? '' : ` ${moment(changedAt)}`
  return `**#${id}** ${code(name, 60)} ${arrow(findSetting(name), change)} · ${code(changeType, 20)}${author}${at}`
}

const revertButtons = (changes: readonly RecordedChange[]): readonly ButtonFace[] =>
  changes.map(({ id }) => ({
    label: `Revert #${id}`,
    customId: customId('config', 'revert', String(id)),
    style: 'secondary',
  }))

function turnButtons({ page, key, member, hasMore }: Place): readonly ButtonFace[] {
  const turn = (to: number): string => customId('config', 'page', String(to), key, member)
  const later: ButtonFace = { label: 'Later', customId: turn(page - 1), style: 'secondary' }
  const earlier: ButtonFace = { label: 'Earlier', customId: turn(page + 1), style: 'secondary' }
  return [...(page > 0 ? [later] : []), ...(hasMore ? [earlier] : [])]
}

/** A change in one plain line, for the list that appears while somebody types. */
export const changeLine = ({ id, scope, key, before, after }: RecordedChange): string =>
  `#${id} ${scope}.${key}: ${before ?? 'not set'} → ${after ?? 'not set'}`

interface Question {
  readonly setting: Setting
  readonly current: string | null
  readonly to: string | null
  readonly force: boolean
}

/** What taking a change back comes to, with the button that does it. */
export const reversalQuestion = ({ id }: RecordedChange, { setting, current, to, force }: Question): Reply => ({
  text: `Take #${id} back? \`${nameOf(setting)}\` goes from ${storedText(setting, current)} to ${storedText(setting, to)}.`,
  buttons: [
    [
      {
        label: 'Revert',
        customId: customId('config', 'revert-confirm', String(id), force ? 'force' : ''),
        style: 'danger',
      },
    ],
  ],
})
