import { UsageError } from '../errors.ts'
import { counted, fine, hintOf, note, type ProjectCheck, type Verdict, wrong } from './check.ts'

/** Settings with which TypeORM changes the schema when it connects. */
const meddling = ['synchronize', 'migrationsRun', 'dropSchema'] as const

export const dataSource: ProjectCheck = {
  name: 'data source',
  async look({ dataSource }) {
    if (dataSource === null) {
      return [
        note('none is named, and revision --autogenerate and check need one', 'migrate init, or --data-source <file>'),
      ]
    }
    try {
      const source = await dataSource()
      const found = meddling.filter((name) => source.options[name] === true)
      const { buildEntities } = await import('../io/entities-build.ts')
      const entities = await buildEntities(source)
      return found.length === 0 ? [fine(counted(entities.length, 'entity').replace(/ys$/, 'ies'))] : found.map(meddler)
    } catch (error) {
      if (!(error instanceof Error)) return [wrong(String(error), null)]
      return [wrong(error.message, hintOf(error), error instanceof UsageError ? 2 : 1)]
    }
  },
}

const meddler = (name: string): Verdict =>
  wrong(`it has ${name} on: TypeORM changes the schema past the history`, `Set ${name}: false in the data source.`)
