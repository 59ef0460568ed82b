import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

import { UsageError } from '../errors.ts'
import { writeConfigFile } from '../io/config-file.ts'
import { reasonOf } from '../io/file-error.ts'
import { surveyProject } from '../io/project-survey.ts'

interface Wishes {
  readonly folder: string
  readonly dataSource: string | null
  readonly revisions: string | null
}

export interface CreatedProject {
  readonly configFile: string
  /** The folder, absolute. */
  readonly revisions: string
  /** Null where none was named and none found. */
  readonly dataSource: string | null
  /**
   * Folders of TypeORM migrations, absolute. The only one there is belongs to the history; of several, which may be for other
   * databases, none does until somebody says so.
   */
  readonly migrationFolders: readonly string[]
}

/** Writes the configuration of a project and makes its folder of revisions. */
export async function createProject({ folder, ...wishes }: Wishes): Promise<CreatedProject> {
  const survey = surveyProject(folder)
  const dataSource = wishes.dataSource ?? onlyDataSource(folder, survey.dataSources)
  const revisions = wishes.revisions ?? join(folder, 'revisions')
  const migrationFolders = survey.migrationFolders.filter((path) => path !== revisions)
  const adopted = migrationFolders.length === 1 ? migrationFolders : []
  await makeFolder(revisions)
  // Last, because with it the project counts as set up.
  const configFile = await writeConfigFile(folder, {
    dataSource: dataSource === null ? null : pathFrom(folder, dataSource),
    revisions: [revisions, ...adopted].map((path) => pathFrom(folder, path)),
  })
  return { configFile, revisions, dataSource, migrationFolders }
}

/** An empty folder is not committed, and would be missing in the next clone. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '.gitkeep'), '')
  } catch (cause) {
    throw new UsageError(`The folder ${folder} cannot be made: ${reasonOf(cause)}.`, {
      hint: 'Name another: migrate init --revisions <folder>.',
      cause,
    })
  }
}

function onlyDataSource(folder: string, found: readonly string[]): string | null {
  const [first, second] = found
  if (second === undefined) return first ?? null
  const listed = found.map((file) => pathFrom(folder, file)).join(', ')
  throw new UsageError(`Several files make a DataSource: ${listed}.`, { hint: 'Name one: migrate init -d <file>.' })
}

/** The same on every system, because the configuration is committed. */
const pathFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join('/') || '.'
