import type { Dependencies } from '../dependencies.ts'
import type { Choice, Typing } from './command.ts'

/** The pending revisions, in the order of an upgrade. */
export async function pendingSuggestions({ text }: Typing, { migrations }: Dependencies): Promise<readonly Choice[]> {
  const { status, messages } = await migrations.history()
  return choices(status.pending, { messages, text })
}

/** What a rollback can go back to: the applied revisions, the latest first, and the time before them. */
export async function appliedSuggestions({ text }: Typing, { migrations }: Dependencies): Promise<readonly Choice[]> {
  const { status, messages } = await migrations.history()
  const ids = status.applied.map(({ id }) => id).filter((id) => !status.current.includes(id))
  return [
    ...choices(ids.toReversed(), { messages, text }),
    ...('base'.includes(text.trim()) ? [{ name: 'base: undo everything', value: 'base' }] : []),
  ]
}

interface Naming {
  readonly messages: ReadonlyMap<string, string>
  readonly text: string
}

const choices = (ids: readonly string[], { messages, text }: Naming): readonly Choice[] =>
  ids
    .map((id) => ({ name: `${id} ${messages.get(id) ?? ''}`.trim(), value: id }))
    .filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
