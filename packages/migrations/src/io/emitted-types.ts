import type { Storage } from './entities-storage.ts'
import type { EmittedType } from './written-type.ts'

interface ColumnArguments {
  readonly target: unknown
  readonly propertyName: string
  readonly options: { type?: unknown }
}

const constructors: Readonly<Record<EmittedType, unknown>> = { String, Number, Boolean }

/**
 * Gives the columns whose decorators name no type what TypeScript's compiler would have emitted for it. Modules are compiled here one
 * by one, and what an imported type is stands in another file.
 * Where the compiler would say no more than Object, that stays. False where it all stays.
 */
export async function nameEmittedTypes(storage: Storage | undefined): Promise<boolean> {
  const columns = ((storage?.columns ?? []) as readonly ColumnArguments[]).filter(
    ({ target, options }) => typeof target === 'function' && isGuess(options.type),
  )
  if (columns.length === 0) return false
  // Most projects name such types, and need none of this.
  const [{ filesOfClasses }, { resolveTypeScript }, { loadTypeReader }] = await Promise.all([
    import('./class-file.ts'),
    import('./common-js.ts'),
    import('./written-type.ts'),
  ])
  const typeOf = await loadTypeReader(resolveTypeScript)
  const files = filesOfClasses(columns.map(({ target }) => target))
  const named = columns.filter(({ target, propertyName, options }, at) => {
    const file = files[at]
    const type = file ? typeOf({ file, className: nameOf(target), name: propertyName }) : null
    if (type !== null) options.type = constructors[type]
    return type !== null
  })
  return named.length > 0
}

/** An enum that is a value of its module arrives as the object that it is. */
const isGuess = (type: unknown): boolean => type === Object || (typeof type === 'object' && type !== null)

const nameOf = (target: unknown): string => (typeof target === 'function' ? target.name : '')
