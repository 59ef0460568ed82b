import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { UsageError } from '../errors.ts'
import { kindNames, kindOf } from '../kinds/index.ts'
import type {
  DeclarableName,
  Declaration,
  Declarations,
  DeclaredStatement,
  DeclaredText,
} from '../model/declaration.ts'
import { splitStatements } from '../sql/split.ts'
import { suggestion } from '../suggestion.ts'

/** The kinds that a configuration speaks of: what the history made of them and nobody declares, goes. */
export const managedKinds = (declarations: Declarations): ReadonlySet<DeclarableName> =>
  new Set(kindNames.filter((name): name is DeclarableName => name in declarations))

/** The statements of a configuration, in an order in which they mostly can be run. */
export async function readDeclarations(declarations: Declarations): Promise<readonly DeclaredStatement[]> {
  Object.keys(declarations).forEach(checkKind)
  const found: DeclaredStatement[] = []
  for (const kind of managedKinds(declarations)) {
    for (const [index, text] of (declarations[kind] ?? []).entries()) {
      found.push(...statementsIn(await textOf(text), { kind, place: placeOf(text, kind, index) }))
    }
  }
  return found
}

function checkKind(kind: string): void {
  const known = kindNames.filter((name) => kindOf(name).declaration !== undefined)
  if (known.some((name) => name === kind)) return
  const near = suggestion(kind, known)
  throw new UsageError(`Nothing is declared as ${kind}.`, {
    hint: near === null ? `What can be declared: ${known.join(', ')}.` : `Did you mean ${near}?`,
  })
}

const placeOf = (text: DeclaredText, kind: DeclarableName, index: number): string =>
  typeof text === 'string' ? `declared${/^\w+$/.test(kind) ? `.${kind}` : `['${kind}']`}[${index}]` : pathOf(text.file)

const pathOf = (file: string | URL): string => (file instanceof URL ? fileURLToPath(file) : file)

/** Without the line ends of another system, of which a function's body would be made. */
const textOf = async (text: DeclaredText): Promise<string> =>
  (typeof text === 'string' ? text : await readText(pathOf(text.file))).replaceAll('\r\n', '\n')

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The file ${file}, which the configuration names under declared, cannot be read.`, {
      hint: 'Correct the path: it begins at the folder of the configuration.',
      cause,
    })
  })
}

const anything: Declaration = { begins: /^/, example: '' }

function statementsIn(text: string, where: Omit<DeclaredStatement, 'sql'>): readonly DeclaredStatement[] {
  const { begins, example, manner = /^(create\s+)or\s+replace\s/i } = kindOf(where.kind).declaration ?? anything
  const statements = splitStatements(text).map((sql) => sql.replace(manner, '$1'))
  if (statements.length === 0) throw new UsageError(`${where.place} is empty.`, { hint: `As in: ${example}` })
  for (const sql of statements) {
    if (begins.test(sql)) continue
    throw new UsageError(
      `${where.place} does not say ${/^[aeio]/.test(where.kind) ? 'an' : 'a'} ${where.kind}: ${sql.slice(0, 60).replace(/\s+/g, ' ')}`,
      {
        hint: hintFor(sql, example),
      },
    )
  }
  return statements.map((sql) => ({ ...where, sql }))
}

/** Where it belongs, or what belongs here. */
function hintFor(sql: string, example: string): string {
  const other = kindNames.find((name) => kindOf(name).declaration?.begins.test(sql) === true)
  return other === undefined ? `As in: ${example}` : `It belongs under declared: { '${other}': […] }.`
}
