export type Files = Readonly<Record<string, string>>

/** Somebody else's project, as it is before and after its entities have changed. */
export interface Project {
  readonly about: string
  /** What the folder holds. Grown, an entity has a column, an index and an enum more. */
  files(isGrown: boolean): Files
  /** What is said to `init`; null where nothing is configured, and every command is told everything. */
  readonly init: readonly string[] | null
  /** What is said to every command. */
  readonly always?: readonly string[]
  /** Where the revisions are to be found. */
  readonly revisions: string
  /** The module of the data source, for TypeORM's own command line. */
  readonly dataSource: string
  /** The tool is given what TypeScript makes of the files. */
  readonly isCompiled?: true
  /** What the database has already. */
  readonly setUp?: string
  /** Pieces of the first revision. */
  readonly creates: readonly string[]
  /** Pieces of the second. */
  readonly adds: readonly string[]
}

/** What a project of TypeScript with decorators has in its `tsconfig.json`. */
export const decoratorOptions = (options: object = {}, include: readonly string[] = []): string =>
  JSON.stringify({
    ...(include.length > 0 ? { include } : {}),
    compilerOptions: {
      target: 'es2022',
      module: 'nodenext',
      strict: true,
      strictPropertyInitialization: false,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      skipLibCheck: true,
      ...options,
    },
  })

/** As much of Node's types as a data source needs. */
export const environmentTypes = 'declare const process: { env: Record<string, string | undefined> }'
