import { dirname, resolve } from 'node:path'

import { findConfigFile, readConfigFile } from '../io/config-file.ts'
import { urlWithEnvironment } from '../io/database-environment.ts'
import { projectFolder } from '../io/project.ts'
import { parseSettings, type RawSettings, type Settings } from '../settings.ts'
import type { GlobalValues } from './global-flags.ts'
import type { Secrets } from './secrets.ts'

interface Surroundings {
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly secrets: Secrets
}

/** Settings from what was typed, the environment and the configuration file. */
export async function readSettings(
  globals: GlobalValues,
  { folder, environment, secrets }: Surroundings,
): Promise<Settings> {
  secrets.learnUrl(globals.url ?? undefined)
  const config = await readConfig(globals.config === null ? findConfigFile(folder) : resolve(folder, globals.config))
  const project = projectFolder(config === null ? folder : dirname(config.file))
  const settings = parseSettings({ folder, project, flags: globals, environment, config })
  secrets.learnUrl(settings.url ?? undefined)
  return settings.url === null ? settings : { ...settings, url: urlWithEnvironment(settings.url, environment) }
}

const readConfig = async (file: string | null): Promise<RawSettings['config']> =>
  file === null ? null : { file, content: await readConfigFile(file) }
