import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They play cases that lie in other files, so their own size says nothing of how long they take. */
const heaviest = ['scenarios', 'cli', 'applications', 'plan', 'project', 'declared', 'action', 'online', 'facts']

/** Begins with what takes longest, also where no earlier run has told: a worker would otherwise be alone with it at the end. */
export class HeaviestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const index = heaviest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return index === -1 ? heaviest.length : index
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}
