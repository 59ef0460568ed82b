import { readFile } from 'node:fs/promises'

import { UsageError } from '../errors.ts'
import { defineCommand } from './command.ts'
import { oneRevision } from './one-revision.ts'
import { readGraph } from './read-graph.ts'

export const edit = defineCommand({
  name: 'edit',
  describe: 'Open the file of a revision in your editor',
  flags: {
    revision: {
      type: 'argument',
      suggests: 'revisions',
      required: true,
      describe: 'Id, beginning of an id, number, label, head or current',
    },
  },
  examples: [
    { type: 'edit head', does: 'The last revision, in what VISUAL or EDITOR names' },
    { type: 'edit 8f31', does: 'The revision whose id begins so' },
  ],
  async run(context, { revision: target }) {
    const graph = await readGraph(context.settings)
    const { id, file } = await oneRevision(context, graph, target)
    if (context.editor === null) throw noEditor(file)
    const before = await readFile(file, 'utf8')
    const { openInEditor } = await import('../io/editor.ts')
    await openInEditor(context.editor, file)
    const isChanged = (await readFile(file, 'utf8').catch(() => null)) !== before
    // A header that cannot be read any more is told at once, and not when the next command needs it.
    if (isChanged) await readGraph(context.settings)
    return { id, file, isChanged }
  },
  print: ({ file, isChanged }, { path }) => [`${path(file)} ${isChanged ? 'was changed' : 'is as it was'}.`],
})

const noEditor = (file: string): UsageError =>
  new UsageError(`Neither VISUAL nor EDITOR names an editor to open ${file} in.`, {
    hint: 'Open it yourself, or say which: export EDITOR="code --wait"',
  })
