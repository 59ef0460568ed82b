import { describeLoss, type PreviewedRevision } from '@retort/migrations'
import type { MovePlan } from '../domain/move-plan.ts'
import { customId } from './custom-id.ts'
import type { Form } from './form.ts'
import { code, inline, plural } from './markdown.ts'
import type { ButtonFace, Reply, TextFile } from './reply.ts'

const nothingToDo: Reply = { text: 'Nothing to do: the database has all of that already.' }

/** What an upgrade would run, with its SQL as a file. */
export const planReply = (plan: MovePlan): Reply =>
  plan.revisions.length === 0 ? nothingToDo : { text: lines(plan).join('\n'), file: sqlFile(plan) }

/** The same, with the button that does it. */
export function applyQuestion(plan: MovePlan): Reply {
  if (plan.revisions.length === 0) return nothingToDo
  const isLosing = plan.losses.length > 0
  const action = isLosing ? 'apply-losing' : 'apply'
  const label = isLosing ? 'Apply and lose these…' : 'Apply'
  const button: ButtonFace = { label, style: isLosing ? 'danger' : 'primary', customId: idOf(plan, action) }
  return {
    text: [...lines(plan), ...(isLosing ? [typingLine(plan)] : [])].join('\n'),
    file: sqlFile(plan),
    buttons: [[button, cancel]],
  }
}

export function rollbackQuestion(plan: MovePlan): Reply {
  if (plan.revisions.length === 0) return { text: 'Nothing to do: nothing above that is applied.' }
  const button: ButtonFace = { label: 'Roll back…', style: 'danger', customId: idOf(plan, 'rollback-open') }
  return { text: [...lines(plan), typingLine(plan)].join('\n'), file: sqlFile(plan), buttons: [[button, cancel]] }
}

const cancel: ButtonFace = { label: 'Cancel', style: 'secondary', customId: customId('migrate', 'cancel') }

const idOf = ({ hash, target }: MovePlan, action: string): string => customId('migrate', action, hash, target)

const typingLine = ({ revisions }: MovePlan): string =>
  `To go on, press the button and type ${code(revisions[0]?.id ?? '')}.`

function lines({ direction, revisions, losses }: MovePlan): readonly string[] {
  const verb = direction === 'upgrade' ? 'to apply' : 'to undo'
  return [
    `**${plural(revisions.length, 'revision')} ${verb}, in this order:**`,
    ...revisions.map(({ id, message }, index) => `${index + 1}. ${code(id)} ${inline(message)}`),
    ...(losses.length === 0 ? [] : ['**Gone for good:**', ...losses.map((loss) => `- ${inline(describeLoss(loss))}`)]),
  ]
}

/** The SQL as it would be sent; it has no parameters in it. */
const sqlFile = ({ direction, revisions }: MovePlan): TextFile => ({
  name: `${direction}.sql`,
  text: revisions.map(sqlOf).join('\n'),
})

function sqlOf({ id, message, statements }: PreviewedRevision): string {
  const body = statements?.map((statement) => `${statement.trim().replace(/;$/, '')};`) ?? [
    '-- Its code decides what is sent; look into the file of the revision.',
  ]
  return [`-- ${id} ${message.replace(/\s+/g, ' ')}`, ...body, ''].join('\n')
}

export const typingForm = (title: string, id: string): Form => ({
  title,
  customId: id,
  fields: [
    {
      name: 'revision',
      label: 'The id of the first revision',
      describe: 'As it stands in the last line of the message.',
      longest: 100,
    },
  ],
})
