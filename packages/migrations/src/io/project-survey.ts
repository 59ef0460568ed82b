import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const skipped = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'test', 'tests'])
const deepest = 4

/** The modules below a folder that seem to make a TypeORM DataSource, told by their text. */
export function findDataSources(folder: string, depth = 0): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name, 'en'))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return isWorthEntering(entry, depth) ? findDataSources(path, depth + 1) : []
    return isModule(entry) && makesDataSource(readFileSync(path, 'utf8')) ? [path] : []
  })
}

const isWorthEntering = ({ name }: Dirent, depth: number): boolean =>
  depth < deepest && !name.startsWith('.') && !skipped.has(name)

const isModule = ({ name }: Dirent): boolean => /(?<!\.d|\.test|\.spec)\.[cm]?[jt]s$/.test(name)

const makesDataSource = (source: string): boolean => /\bnew DataSource\s*\(/.test(source) && /\bexports?\b/.test(source)
