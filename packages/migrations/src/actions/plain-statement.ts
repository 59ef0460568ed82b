import type { AlterTableCmd, Node, ObjectType } from 'libpg-query'

import { takeColumn, takeConstraint, takeRelation } from './plain-definition.ts'
import { takeExpression } from './plain-expression.ts'
import { NotPlain, plainTokens, type Tokens, takeList, takeName, takeNames, takeText } from './plain-tokens.ts'
import { takeType } from './plain-type.ts'

/**
 * What PostgreSQL's parser makes of a statement that is as plain as those that this program writes itself, as far as anybody looks
 * at it; null for every other. To load that parser takes as long as to compare a small schema; a law holds this to its word.
 */
export function plainStatement(sql: string): Node | null {
  try {
    const tokens = plainTokens(sql)
    const node = takeStatement(tokens)
    return tokens.peek() === '' ? node : null
  } catch (error) {
    if (error instanceof NotPlain) return null
    throw error
  }
}

function takeStatement(tokens: Tokens): Node {
  if (tokens.takes('CREATE', 'TYPE')) return takeEnum(tokens)
  if (tokens.takes('CREATE', 'TABLE')) return takeTable(tokens)
  if (tokens.takes('CREATE', 'INDEX')) return takeIndex(tokens, false)
  if (tokens.takes('CREATE', 'UNIQUE', 'INDEX')) return takeIndex(tokens, true)
  if (tokens.takes('ALTER', 'TABLE')) return takeAlteration(tokens)
  if (tokens.takes('CREATE', 'SCHEMA', 'IF', 'NOT', 'EXISTS'))
    return { CreateSchemaStmt: { schemaname: takeName(tokens), if_not_exists: true } }
  if (tokens.takes('CREATE', 'EXTENSION', 'IF', 'NOT', 'EXISTS')) return takeExtension(tokens)
  if (tokens.takes('COMMENT', 'ON')) return takeComment(tokens)
  if (tokens.takes('DROP')) return takeDrop(tokens)
  throw new NotPlain(tokens.peek())
}

const stringsFor = (names: readonly string[]): Node[] => names.map((sval) => ({ String: { sval } }))

const listFor = (names: readonly string[]): Node => ({ List: { items: stringsFor(names) } })

function takeEnum(tokens: Tokens): Node {
  const typeName = stringsFor(takeNames(tokens))
  tokens.needs('AS', 'ENUM')
  return { CreateEnumStmt: { typeName, vals: stringsFor(takeList(tokens, takeText)) } }
}

function takeExtension(tokens: Tokens): Node {
  const extname = takeName(tokens)
  if (tokens.takes('SCHEMA')) takeName(tokens)
  return { CreateExtensionStmt: { extname, if_not_exists: true } }
}

function takeTable(tokens: Tokens): Node {
  const relation = takeRelation(tokens)
  const tableElts = takeList(
    tokens,
    (inner): Node =>
      inner.peek() === 'CONSTRAINT' ? { Constraint: takeConstraint(inner) } : { ColumnDef: takeColumn(inner) },
  )
  return { CreateStmt: { relation, tableElts: [...tableElts] } }
}

function takeIndex(tokens: Tokens, unique: boolean): Node {
  const concurrent = tokens.takes('CONCURRENTLY')
  const idxname = takeName(tokens)
  tokens.needs('ON')
  const relation = takeRelation(tokens)
  const accessMethod = tokens.takes('USING') ? takeName(tokens) : 'btree'
  const indexParams = takeList(tokens, takeIndexElement)
  const indexIncludingParams = tokens.takes('INCLUDE') ? takeList(tokens, takeIndexElement) : []
  tokens.takes('NULLS', 'NOT', 'DISTINCT')
  const where = tokens.takes('WHERE') ? { whereClause: takeExpression(tokens) } : {}
  const elements = { indexParams: [...indexParams], indexIncludingParams: [...indexIncludingParams] }
  return { IndexStmt: { idxname, relation, accessMethod, unique, concurrent, ...elements, ...where } }
}

function takeIndexElement(tokens: Tokens): Node {
  const name = takeName(tokens)
  tokens.takes('DESC')
  if (tokens.takes('NULLS') && !tokens.takes('FIRST')) tokens.needs('LAST')
  return { IndexElem: { name } }
}

function takeAlteration(tokens: Tokens): Node {
  const relation = takeRelation(tokens)
  const cmds = [takePart(tokens)]
  while (tokens.takes(',')) cmds.push(takePart(tokens))
  return {
    AlterTableStmt: { relation, cmds: cmds.map((part): Node => ({ AlterTableCmd: part })), objtype: 'OBJECT_TABLE' },
  }
}

function takePart(tokens: Tokens): AlterTableCmd {
  if (tokens.takes('ADD', 'COLUMN')) return { subtype: 'AT_AddColumn', def: { ColumnDef: takeColumn(tokens) } }
  if (tokens.takes('ADD')) return { subtype: 'AT_AddConstraint', def: { Constraint: takeConstraint(tokens) } }
  if (tokens.takes('DROP', 'COLUMN')) return { subtype: 'AT_DropColumn', name: takeName(tokens) }
  if (tokens.takes('DROP', 'CONSTRAINT')) return { subtype: 'AT_DropConstraint', name: takeName(tokens) }
  if (tokens.takes('VALIDATE', 'CONSTRAINT')) return { subtype: 'AT_ValidateConstraint', name: takeName(tokens) }
  tokens.needs('ALTER', 'COLUMN')
  return takeColumnPart(tokens, takeName(tokens))
}

function takeColumnPart(tokens: Tokens, name: string): AlterTableCmd {
  if (tokens.takes('SET', 'NOT', 'NULL')) return { subtype: 'AT_SetNotNull', name }
  if (tokens.takes('DROP', 'NOT', 'NULL')) return { subtype: 'AT_DropNotNull', name }
  if (tokens.takes('TYPE'))
    return { subtype: 'AT_AlterColumnType', name, def: { ColumnDef: { typeName: takeType(tokens) } } }
  if (tokens.takes('DROP', 'DEFAULT')) return { subtype: 'AT_ColumnDefault', name }
  if (tokens.takes('DROP', 'IDENTITY')) return { subtype: 'AT_DropIdentity', name }
  if (tokens.takes('DROP', 'EXPRESSION')) return { subtype: 'AT_DropExpression', name }
  tokens.needs('SET', 'DEFAULT')
  return { subtype: 'AT_ColumnDefault', name, def: takeExpression(tokens) }
}

function takeComment(tokens: Tokens): Node {
  const objtype: ObjectType = tokens.takes('COLUMN') ? 'OBJECT_COLUMN' : 'OBJECT_TABLE'
  if (objtype === 'OBJECT_TABLE') tokens.needs('TABLE')
  const object = listFor(takeNames(tokens))
  tokens.needs('IS')
  if (!tokens.takes('NULL')) takeText(tokens)
  return { CommentStmt: { objtype, object } }
}

const droppable: readonly (readonly [word: string, type: ObjectType])[] = [
  ['TABLE', 'OBJECT_TABLE'],
  ['INDEX', 'OBJECT_INDEX'],
  ['SEQUENCE', 'OBJECT_SEQUENCE'],
  ['VIEW', 'OBJECT_VIEW'],
  ['TYPE', 'OBJECT_TYPE'],
  ['EXTENSION', 'OBJECT_EXTENSION'],
  ['SCHEMA', 'OBJECT_SCHEMA'],
]

/** The parser has no list for what stands in no schema. */
const unplaced: readonly ObjectType[] = ['OBJECT_EXTENSION', 'OBJECT_SCHEMA']

const droppedIn = (names: readonly string[], type: ObjectType): Node =>
  type === 'OBJECT_TYPE' ? { TypeName: { names: stringsFor(names) } } : listFor(names)

function takeDrop(tokens: Tokens): Node {
  const [word, removeType] = droppable.find(([each]) => tokens.takes(each)) ?? []
  if (removeType === undefined) throw new NotPlain(tokens.peek())
  const concurrent = word === 'INDEX' && tokens.takes('CONCURRENTLY')
  const object = unplaced.includes(removeType)
    ? { String: { sval: takeName(tokens) } }
    : droppedIn(takeNames(tokens), removeType)
  return { DropStmt: { objects: [object], removeType, behavior: 'DROP_RESTRICT', concurrent } }
}
