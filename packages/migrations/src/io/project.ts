import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder that a whole project lives in: its workspace, else its package, else the folder itself. */
export function projectFolder(folder: string): string {
  const above = foldersFrom(folder)
  return above.find(isWorkspace) ?? above.find((candidate) => existsSync(join(candidate, 'package.json'))) ?? folder
}

/** The nearest `.env` from a folder upwards, no higher than its project. */
export function findEnvironmentFile(folder: string): string | null {
  const project = projectFolder(folder)
  const inside = foldersFrom(folder).filter((candidate) => candidate.length >= project.length)
  return inside.map((candidate) => join(candidate, '.env')).find(isFile) ?? null
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

const foldersFrom = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...foldersFrom(dirname(folder))]

function isWorkspace(folder: string): boolean {
  if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return true
  const manifest = join(folder, 'package.json')
  return existsSync(manifest) && /"workspaces"\s*:/.test(readFileSync(manifest, 'utf8'))
}
