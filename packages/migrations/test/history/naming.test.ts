// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are source code
import { randomBytes } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareFileNames,
  isRevisionFileName,
  leadingNumber,
  nameProblem,
  newRevisionId,
  nextNumber,
  revisionFileName,
  slug,
} from '../../src/history/naming.ts'

describe('a new id', () => {
  it('is the given random bytes in 12 hexadecimal digits', () => {
    expect(newRevisionId((count) => new Uint8Array(count).fill(0xab))).toBe('abababababab')
    expect(newRevisionId(randomBytes)).toMatch(/^[0-9a-f]{12}$/)
  })
})

describe('a slug', () => {
  it.each([
    ['add snooze', 'add_snooze'],
    ['Add "Snooze" (again)!', 'add_snooze_again'],
    ['  --  ', 'revision'],
    ['', 'revision'],
    ['日本語', 'revision'],
    ['Größe, café', 'gro_e_cafe'],
    ['../../etc/passwd', 'etc_passwd'],
    ['one two three four five six seven eight nine', 'one_two_three_four_five_six_seven_eight'],
    ['a'.repeat(60), 'a'.repeat(40)],
    [`${'a'.repeat(40)} b`, 'a'.repeat(40)],
    [`a ${'b'.repeat(60)}`, 'a'],
    ['`${process.exit()}`\n*/', 'process_exit'],
  ])('of %j is %s', (message, expected) => {
    expect(slug(message)).toBe(expected)
  })
})

describe('a number', () => {
  it.each([
    ['003_add.ts', '003'],
    ['12.ts', '12'],
    ['7-add.js', '7'],
    ['add.ts', null],
    ['1700000000000-AddUser.ts', null],
    ['3rd.ts', null],
  ])('that leads %s is %s', (name, expected) => {
    expect(leadingNumber(name)).toBe(expected)
  })

  it.each([
    [[], '001'],
    [['001', '002'], '003'],
    [['009', null, '003'], '010'],
    [['999'], '1000'],
    [['0042'], '0043'],
  ])('after %j is %s', (numbers, expected) => {
    expect(nextNumber(numbers.map((number) => ({ number })))).toBe(expected)
  })
})

describe('file names', () => {
  it('sort by number first', () => {
    const names = ['add.ts', '1000_z.ts', '999_y.ts', '010_b.ts', '010_a.ts', '9_x.ts', '1700000000000-A.ts']
    expect(names.toSorted(compareFileNames)).toEqual([
      '9_x.ts',
      '010_a.ts',
      '010_b.ts',
      '999_y.ts',
      '1000_z.ts',
      '1700000000000-A.ts',
      'add.ts',
    ])
  })

  it.each(['001_a.ts', '1700000000000-AddUser.js', 'a.mts', 'b.cts', 'c.mjs', 'd.cjs'])('%s is a revision', (name) => {
    expect(isRevisionFileName(name)).toBe(true)
  })

  it.each(['001_a.d.ts', '.hidden.ts', '../a.ts', 'a/b.ts', 'a b.ts', 'a.sql', 'a.ts.bak', 'a.tsx', 'ä.ts', 'a.ts\n'])(
    '%j is none',
    (name) => {
      expect(isRevisionFileName(name)).toBe(false)
    },
  )

  it('stay in their folder whatever the message', () => {
    const folder = resolve('/revisions')
    const message = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('../', '/', '\\', '..', '\0', '%2e', 'C:', 'a', ' ')).map((parts) => parts.join('')),
    )
    const property = fc.property(message, (text) => {
      const name = revisionFileName('001', text)
      return dirname(resolve(folder, name)) === folder && /^001_[a-z0-9_]{1,40}\.ts$/.test(name)
    })
    fc.assert(property, { numRuns: 5000 })
  })
})

describe('a name is refused', () => {
  it.each([
    ['', 'is empty'],
    ['head', 'is a word that already means something in a target'],
    ['a-b', 'holds "-", which stands for something else in a target such as label@head-2'],
    ['a@b', 'holds "@", which stands for something else in a target such as label@head-2'],
    ['a b', 'holds " ", and only letters, digits and "_" are read as a name'],
    ['a\u{1f600}', 'holds "\u{1f600}", and only letters, digits and "_" are read as a name'],
  ])('%j %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem)
  })

  it.each(['8f31c0a45d2e', 'AC_1', '1700000000000', 'heads2'])('but %s is not', (name) => {
    expect(nameProblem(name)).toBeNull()
  })
})
