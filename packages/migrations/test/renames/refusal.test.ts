import { expect, test } from 'vitest'

import { renamingOf } from '../../src/commands/rename-answers.ts'

test('what to type is whole, whatever stands in the names', async () => {
  const candidate = { word: 'table', from: ['Order (old)'], to: ['Order'], score: 0.8, ends: null } as const
  await expect(renamingOf({}).choose([candidate])).rejects.toMatchObject({
    findings: [`--rename 'table:"Order (old)"="Order"' (80 % alike)`],
    hint: `Pass --rename 'table:"Order (old)"="Order"', or --rename none when nothing is a rename.`,
  })
})
