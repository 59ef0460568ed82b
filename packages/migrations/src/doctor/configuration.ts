import { fine, listed, note, type ProjectCheck } from './check.ts'

export const configuration: ProjectCheck = {
  name: 'configuration',
  async look({ configFile, folders }) {
    if (configFile === null)
      return [note('there is no migrate.config.*, so every command has to be told', 'migrate init')]
    return [fine(`${configFile}, revisions in ${listed(folders)}`)]
  },
}
