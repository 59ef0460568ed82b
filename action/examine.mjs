import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { annotationsOf } from './annotation.mjs'

const { RETORT_COMMAND = 'npx --no-install migrate', RETORT_RANGE = '', RUNNER_TEMP = '.' } = process.env
const { GITHUB_STEP_SUMMARY, GITHUB_OUTPUT } = process.env

/** What the code of a pull request need not see: tokens, and the files by which a step speaks to the ones after it. */
const withheld = /^(ACTIONS_|GITHUB_(TOKEN|ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$|INPUT_|RETORT_)/
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !withheld.test(name)))

/** Runs migrate. What it prints for people goes to the log, where nothing of it is taken for a word to the runner. */
async function migrate(...words) {
  const [program, ...before] = RETORT_COMMAND.split(/\s+/).filter((word) => word !== '')
  console.log(`$ migrate ${words.join(' ')}`)
  const silence = randomUUID()
  console.log(`::stop-commands::${silence}`)
  const child = spawn(program, [...before, ...words], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  // Not handed through as it is: two streams reach the runner in any order, and one of them not silenced.
  child.stderr.on('data', (chunk) => process.stdout.write(chunk))
  const exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const stdout = Buffer.concat(chunks).toString()
  if (!words.includes('--json')) console.log(stdout.trimEnd())
  console.log(`\n::${silence}::`)
  return { exitCode, stdout }
}

function documentOf({ stdout }) {
  try {
    return JSON.parse(stdout)
  } catch {
    return null
  }
}

const marker = '<!-- retort review -->'

/** What there is to show when no review could be made: the error that migrate gave, but for one that tells where the database is. */
function failureOf({ exitCode }, document) {
  const error = document?.error?.code === 'connection' ? undefined : document?.error
  const says = error?.message ?? `migrate review ended with exit code ${exitCode} and without a report.`
  const mend = error?.hint ?? 'The log of the job tells more.'
  const text = `${marker}\n\n## ⛔ No review could be made\n\n${plain(`${says} ${mend}`)}\n`
  return { text, findings: [{ level: 'stop', title: 'No review could be made', says, mend, places: [] }] }
}

/** Whatever Markdown might take for markup, taken literally. */
const plain = (text) =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~&$@]/g, (character) => `&#${character.charCodeAt(0)};`)

const upgraded = await migrate('upgrade', 'heads')
const checked = await migrate('check')
const reviewed = await migrate('review', ...(RETORT_RANGE === '' ? [] : [RETORT_RANGE]), '--json')
const found = documentOf(reviewed)
const review =
  found?.format === 1 ? found : { ...failureOf(reviewed, found), revisions: [], verdict: { level: 'stop' } }

const { lines, leftOut } = annotationsOf(review.findings)
for (const line of lines) console.log(line)
if (leftOut !== null) console.log(leftOut)
if (GITHUB_STEP_SUMMARY !== undefined) appendFileSync(GITHUB_STEP_SUMMARY, `${review.text}\n`)
if (GITHUB_OUTPUT !== undefined) appendFileSync(GITHUB_OUTPUT, `level=${review.verdict.level}\n`)
const isEmpty = review.revisions.length === 0 && review.findings.length === 0
writeFileSync(join(RUNNER_TEMP, 'retort-review.json'), JSON.stringify({ text: review.text, isEmpty }))

const failed = Object.entries({ 'upgrade heads': upgraded, check: checked, review: reviewed }).filter(
  ([, { exitCode }]) => exitCode !== 0,
)
for (const [name, { exitCode }] of failed) console.log(`migrate ${name}: exit ${exitCode}`)
process.exitCode = failed.length === 0 ? 0 : 1
