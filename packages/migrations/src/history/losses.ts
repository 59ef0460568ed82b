import type { Action } from '../model/action.ts'
import type { DroppedWhole, Losable } from '../model/loss.ts'
import type { RelationName } from '../model/relation.ts'
import { blockStatements } from '../sql/block-statements.ts'
import { usingsIn } from '../sql/usings.ts'
import { followNames } from './follow-names.ts'
import { grammar } from './grammar.ts'
import { type OriginalNames, originalNames } from './original-names.ts'
import { searchPath } from './search-path.ts'

/**
 * What the statements of revisions, run one after another, drop or empty: tables, columns, namespaces. Called by the names they have
 * before the first statement, so that rows can be counted there; what the statements made themselves is left out.
 */
export async function losablesOf(
  revisions: readonly (readonly string[])[],
  defaultNamespace: string,
): Promise<readonly Losable[]> {
  if (!revisions.some((statements) => statements.some((sql) => takingWords.test(sql)))) return []
  const { actionsOf, statementsIn } = await grammar()
  const names = originalNames(defaultNamespace)
  const path = searchPath(defaultNamespace)
  const found: Losable[] = []
  for (const statements of revisions) {
    path.startOver()
    const texts = statements.flatMap((sql) => [sql, ...blockStatements(sql)])
    for (const { node, sql } of await statementsIn(texts.filter((text) => followedWords.test(text)))) {
      const usings = usingsIn(sql).values()
      path.follow(node, sql)
      for (const action of actionsOf(node, { defaultNamespace: unsaid })) {
        const using = action.does === 'set-type' ? (usings.next().value ?? null) : null
        for (const placed of path.placed(action)) {
          found.push(...lostBy(placed, names, using))
          followNames(names, placed)
        }
      }
    }
  }
  return [...new Map(found.map((losable) => [JSON.stringify(losable), losable])).values()]
}

/** No namespace has this name, so that what is named without one shows. */
const unsaid = ''

const takingWords = /\b(drop|truncate|delete|type)\b/i
const followedWords = /\b(drop|truncate|delete|create|rename|schema|search_path|reset|add|into|type)\b/i

function lostBy(action: Action, names: OriginalNames, using: string | null): readonly Losable[] {
  switch (action.does) {
    case 'drop':
      return lostByDrop(action, names)
    case 'truncate': {
      const original = names.of(action.table)
      return [...named('rows', original), ...(action.cascades ? named('referring-rows', original) : [])]
    }
    case 'delete':
      return action.hasCondition ? [] : named('rows', names.of(action.table))
    case 'drop-column':
      return named('values', names.ofColumn(action.table, action.column))
    case 'set-type': {
      const original = names.ofColumn(action.table, action.column)
      return original === null ? [] : [{ what: 'retype', ...original, type: action.type.text, using }]
    }
    default:
      return []
  }
}

type Drop = Extract<Action, { does: 'drop' }>

function lostByDrop({ sort, name, cascades }: Drop, names: OriginalNames): readonly Losable[] {
  if (sort === 'table') return named('rows', names.of(name))
  if (!cascades) return []
  if (sort === 'type' || sort === 'domain') return dependents('type', names.of(name))
  if (sort === 'extension') return dependents(sort, { namespace: null, name: name.name })
  const schema = sort === 'schema' ? names.ofNamespace(name.name) : null
  return dependents('schema', schema === null ? null : { namespace: null, name: schema })
}

const dependents = (of: DroppedWhole, original: RelationName | null): readonly Losable[] =>
  named('dependents', original).map((each) => ({ ...each, of }))

const named = <const What extends string, Name>(
  what: What,
  name: Name | null,
): readonly ({ readonly what: What } & Name)[] => (name === null ? [] : [{ what, ...name }])
