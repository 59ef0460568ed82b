import { readFileSync } from 'node:fs'
import type { Expression, ModuleExportName, Program, Statement, TSEnumDeclaration, TSType } from 'oxc-parser'

/** What the compiler emits as the type of a property, of those that can be a column without more words. */
export type EmittedType = 'String' | 'Number' | 'Boolean'

interface Property {
  readonly file: string
  readonly className: string
  readonly name: string
}

/** The file that an import leads to; null where it is none of the project's own. */
export type ResolveImport = (request: string, importer: string) => string | null

/**
 * Reads in the sources what TypeScript's compiler emits for a property under `emitDecoratorMetadata`: String for a union of strings
 * and for an enum of strings, and so on, wherever it is declared. Null where the compiler emits Object as well.
 */
export async function loadTypeReader(resolve: ResolveImport): Promise<(property: Property) => EmittedType | null> {
  const { parseSync } = await import('oxc-parser')
  const programs = new Map<string, Program>()
  const programOf = (file: string): Program => {
    const program = programs.get(file) ?? parseSync(file, readFileSync(file, 'utf8')).program
    programs.set(file, program)
    return program
  }
  return (property) => {
    const source: Source = { file: property.file, program: programOf(property.file), passed: new Set(), open }
    const type = propertyType(source.program, property)
    return type === null ? null : emitted(type, source)
  }
  function open(request: string, from: Source): Source | null {
    const file = resolve(request, from.file)
    return file === null ? null : { ...from, file, program: programOf(file) }
  }
}

interface Source {
  readonly file: string
  readonly program: Program
  /** The names that were followed on the way here; a circle has no type. */
  readonly passed: Set<string>
  open(request: string, from: Source): Source | null
}

function propertyType(program: Program, { className, name }: Property): TSType | null {
  for (const statement of program.body) {
    const declared = declarationIn(statement)
    if (declared?.type !== 'ClassDeclaration' || declared.id?.name !== className) continue
    for (const member of declared.body.body) {
      if (member.type !== 'PropertyDefinition' || member.key.type !== 'Identifier') continue
      if (member.key.name === name) return member.typeAnnotation?.typeAnnotation ?? null
    }
  }
  return null
}

function declarationIn(statement: Statement) {
  const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
  return isExport ? statement.declaration : statement
}

function emitted(type: TSType, source: Source): EmittedType | null {
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return 'String'
    case 'TSNumberKeyword':
      return 'Number'
    case 'TSBooleanKeyword':
      return 'Boolean'
    case 'TSLiteralType':
      return ofValue(type.literal, source)
    case 'TSParenthesizedType':
      return emitted(type.typeAnnotation, source)
    case 'TSUnionType':
      return common(type.types.map((each) => emitted(each, source)))
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' ? named(type.typeName.name, source) : null
    case 'TSIndexedAccessType':
      return ofMembers(type.objectType, source)
    case 'TSTypeOperator':
      return type.operator === 'keyof' && ofMembers(type.typeAnnotation, source) !== null ? 'String' : null
    default:
      return null
  }
}

/** Null unless all are one. */
const common = (types: readonly (EmittedType | null)[]): EmittedType | null =>
  types.every((type) => type === types[0]) ? (types[0] ?? null) : null

/** A constant, or what is made of constants, such as `1 << 3`. */
function ofValue(value: Expression | null, source: Source): EmittedType | null {
  switch (value?.type) {
    case 'TemplateLiteral':
      return 'String'
    case 'Literal':
      return byTypeof[typeof value.value] ?? null
    case 'ParenthesizedExpression':
      return ofValue(value.expression, source)
    case 'UnaryExpression':
      return arithmetic.has(value.operator) ? 'Number' : null
    case 'BinaryExpression':
      if (value.operator !== '+') return arithmetic.has(value.operator) ? 'Number' : null
      return [value.left, value.right].some((each) => ofValue(each as Expression, source) === 'String')
        ? 'String'
        : 'Number'
    case 'Identifier':
      return named(value.name, source)
    case 'MemberExpression':
      return ofValue(value.object, source)
    default:
      return null
  }
}

const byTypeof: Readonly<Record<string, EmittedType>> = { string: 'String', number: 'Number', boolean: 'Boolean' }

const arithmetic: ReadonlySet<string> = new Set(['+', '-', '~', '*', '/', '%', '**', '<<', '>>', '>>>', '&', '|', '^'])

/** `(typeof roles)[number]`, where `roles` is a list or an object of constants. */
function ofMembers(type: TSType, source: Source): EmittedType | null {
  if (type.type === 'TSParenthesizedType') return ofMembers(type.typeAnnotation, source)
  if (type.type !== 'TSTypeQuery' || type.exprName.type !== 'Identifier') return null
  return named(type.exprName.name, source)
}

function ofConstants(value: Expression | null, source: Source): EmittedType | null {
  if (value?.type === 'TSAsExpression' || value?.type === 'TSSatisfiesExpression')
    return ofConstants(value.expression, source)
  if (value?.type === 'ArrayExpression')
    return common(value.elements.map((each) => (each?.type === 'SpreadElement' ? null : ofValue(each, source))))
  if (value?.type !== 'ObjectExpression') return null
  return common(value.properties.map((each) => (each.type === 'Property' ? ofValue(each.value, source) : null)))
}

/** A member that is another one over again is of the same type. */
function ofEnum({ body: { members } }: TSEnumDeclaration, source: Source): EmittedType | null {
  const names = new Set(members.map(({ id }) => (id.type === 'Identifier' ? id.name : null)))
  const own = members.filter(({ initializer }) => initializer?.type !== 'Identifier' || !names.has(initializer.name))
  return common(own.map(({ initializer }) => (initializer === null ? 'Number' : ofValue(initializer, source))))
}

/** What a name means in a file: declared there, or imported. */
function named(name: string, source: Source): EmittedType | null {
  const step = `${source.file}#${name}`
  if (source.passed.has(step)) return null
  source.passed.add(step)
  for (const statement of source.program.body) {
    const found = declaredAs(name, statement, source) ?? importedAs(name, statement, source)
    if (found !== null) return found
  }
  return null
}

function declaredAs(name: string, statement: Statement, source: Source): EmittedType | null {
  const declared = declarationIn(statement)
  if (declared?.type === 'VariableDeclaration') {
    const constant = declared.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)
    return constant === undefined ? null : ofConstants(constant.init, source)
  }
  if (declared?.type === 'TSEnumDeclaration' && declared.id.name === name) return ofEnum(declared, source)
  if (declared?.type !== 'TSTypeAliasDeclaration' || declared.id.name !== name) return null
  return emitted(declared.typeAnnotation, source)
}

function importedAs(name: string, statement: Statement, source: Source): EmittedType | null {
  if (statement.type !== 'ImportDeclaration') return null
  const specifier = statement.specifiers.find(({ local }) => local.name === name)
  if (specifier?.type !== 'ImportSpecifier') return null
  return exportedAs(nameOf(specifier.imported), statement.source.value, source)
}

function exportedAs(name: string, request: string, from: Source): EmittedType | null {
  const source = from.open(request, from)
  if (source === null) return null
  const own = named(name, source)
  if (own !== null) return own
  for (const statement of source.program.body) {
    const found = passedOn(name, statement, source)
    if (found !== null) return found
  }
  return null
}

/** `export { name } from`, and `export * from`. */
function passedOn(name: string, statement: Statement, source: Source): EmittedType | null {
  if (statement.type === 'ExportAllDeclaration') return exportedAs(name, statement.source.value, source)
  if (statement.type !== 'ExportNamedDeclaration') return null
  const specifier = statement.specifiers.find(({ exported }) => nameOf(exported) === name)
  if (specifier === undefined) return null
  const local = nameOf(specifier.local)
  return statement.source === null ? named(local, source) : exportedAs(local, statement.source.value, source)
}

const nameOf = (name: ModuleExportName): string => (name.type === 'Literal' ? name.value : name.name)
