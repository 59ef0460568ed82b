import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const skipped = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'test', 'tests'])
const deepest = 4

/** What there is of TypeORM below a folder, told by the texts of the modules. */
export interface ProjectSurvey {
  /** Modules that seem to make a DataSource. */
  readonly dataSources: readonly string[]
  /** Folders with TypeORM migrations in them. */
  readonly migrationFolders: readonly string[]
}

export function surveyProject(folder: string): ProjectSurvey {
  const modules = modulesIn(folder, 0)
  return {
    dataSources: modules.filter((file) => makesDataSource(readFileSync(file, 'utf8'))),
    migrationFolders: [...new Set(modules.filter(isMigration).map((file) => dirname(file)))],
  }
}

function modulesIn(folder: string, depth: number): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name, 'en'))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return isWorthEntering(entry, depth) ? modulesIn(path, depth + 1) : []
    return isModule(entry) ? [path] : []
  })
}

const isWorthEntering = ({ name }: Dirent, depth: number): boolean =>
  depth < deepest && !name.startsWith('.') && !skipped.has(name)

const isModule = ({ name }: Dirent): boolean => /(?<!\.d|\.test|\.spec)\.[cm]?[jt]s$/.test(name)

const makesDataSource = (source: string): boolean => /\bnew DataSource\s*\(/.test(source) && /\bexports?\b/.test(source)

/** TypeORM's own command gives such a file a name that begins with the time. */
const isMigration = (file: string): boolean =>
  /[/\\]\d{13}-[^/\\]+$/.test(file) && /\bqueryRunner\b/i.test(readFileSync(file, 'utf8'))
