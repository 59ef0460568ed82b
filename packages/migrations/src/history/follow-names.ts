import type { Action } from '../model/action.ts'
import type { OriginalNames } from './original-names.ts'

/** What an action that makes tables, or gives something another name, means for what everything was called before. */
export function followNames(names: OriginalNames, action: Action): void {
  switch (action.does) {
    case 'create-table':
    case 'create-table-as':
      // Whoever says IF NOT EXISTS does not know whether it was there.
      if (!action.ifNotExists) names.create(action.table)
      break
    case 'create-schema':
      if (!action.ifNotExists) names.createNamespace(action.name)
      break
    case 'add-column':
      if (!action.ifNotExists) names.createColumn(action.table, action.column.name)
      break
    case 'drop':
      // What has the name from then on was made by these statements.
      if (action.sort === 'table') names.create(action.name)
      break
    case 'move':
      if (action.sort === 'table') names.rename(action.name, { ...action.name, namespace: action.to })
      break
    case 'rename':
      followRename(names, action)
  }
}

function followRename(names: OriginalNames, { sort, name, part, to }: Extract<Action, { does: 'rename' }>): void {
  if (sort === 'schema') names.renameNamespace(name.name, to)
  if (sort === 'table') names.rename(name, { ...name, name: to })
  if (sort === 'column' && part !== null) names.renameColumn(name, part, to)
}
