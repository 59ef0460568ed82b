// The laws of the planner on as many random schemas as you have patience for: `pnpm laws 50` takes fifty times the usual
// number, and everything else that is tried at random, from a seed of its own that it prints first. A failure prints its
// seed too; RETORT_LAWS_SEED repeats it.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const times = process.argv[2] ?? '20'
const seed = process.env.RETORT_LAWS_SEED ?? String(Math.floor(Math.random() * 2 ** 31))
process.stdout.write(`${times} times the usual number of schemas, from the seed ${seed}\n`)
const random = readdirSync('packages', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
  .map((file) => join('packages', file))
  .filter((file) => readFileSync(file, 'utf8').includes("from 'fast-check'"))
const files = ['packages/migrations/test/laws', ...random]
const { status } = spawnSync('pnpm', ['exec', 'vitest', 'run', ...files, '--testTimeout', '0'], {
  stdio: 'inherit',
  env: { ...process.env, RETORT_LAWS_TIMES: times, RETORT_LAWS_SEED: seed },
})
process.exitCode = status ?? 1
