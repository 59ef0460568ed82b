import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'

import { longestComment, markdownOf } from '../../src/review/markdown.ts'
import { reviewCases } from './cases.ts'
import { reviewedCase } from './reviewed-case.ts'

const schema = JSON.parse(readFileSync(new URL('../../review.schema.json', import.meta.url), 'utf8')) as object
const isReview = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)

const golden = fileURLToPath(new URL('golden', import.meta.url))

test.each(reviewCases.map((each) => [each.name, each] as const))(
  '%s is reported as it was read and found right',
  async (name, each) => {
    const text = markdownOf(await reviewedCase(each))
    expect(text).toBe(markdownOf(await reviewedCase(each)))
    expect(Buffer.byteLength(text)).toBeLessThan(longestComment)
    await expect(text).toMatchFileSnapshot(`${golden}/${name}.md`)
  },
)

test.each(reviewCases.map((each) => [each.name, each] as const))(
  'the document of %s fits its schema',
  async (_, each) => {
    isReview(JSON.parse(JSON.stringify(await reviewedCase(each))))
    expect(isReview.errors ?? []).toEqual([])
  },
)

test('a report that GitHub would refuse says what it leaves out, and fits', async () => {
  const tables = Array.from({ length: 400 }, (_, index) => ({
    message: `table ${index}`,
    upgrade: [
      `CREATE TABLE "table_${index}" ("id" bigint PRIMARY KEY, "value" text)`,
      `CREATE INDEX "index_${index}" ON "orders" ("note")`,
    ],
    downgrade: [`DROP INDEX "index_${index}"`, `DROP TABLE "table_${index}"`],
  }))
  for (const count of [60, 400]) {
    const text = markdownOf(await reviewedCase({ name: 'many', revisions: tables.slice(0, count) }))
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longestComment)
    expect(text).toContain('Not all of it fits into a comment')
    expect(text).toContain('**Worst lock**')
  }
})
