import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const { RUNNER_TEMP = '.', RETORT_TOKEN = '', RETORT_PULL_REQUEST = '' } = process.env
const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY = '' } = process.env

const marker = '<!-- retort review -->'
const attempts = 4

async function ask(method, path, body) {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${RETORT_TOKEN}`,
        'content-type': 'application/json',
        'user-agent': 'retort',
        'x-github-api-version': '2022-11-28',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    const isPassing = answer.status === 429 || answer.status >= 500
    if (!isPassing || attempt === attempts)
      return { status: answer.status, document: await answer.json().catch(() => null) }
    await sleep(Number(process.env.RETORT_PAUSE_MS ?? 1000) * 2 ** attempt)
  }
}

/** The comment of an earlier run. Anybody may write the marker, so only a comment of a bot counts. */
async function earlierComment() {
  for (let page = 1; page <= 50; page++) {
    const { status, document } = await ask('GET', `issues/${RETORT_PULL_REQUEST}/comments?per_page=100&page=${page}`)
    if (status !== 200 || !Array.isArray(document)) return { status, id: null }
    const own = document.find(({ user, body }) => user?.type === 'Bot' && String(body).startsWith(marker))
    if (own !== undefined) return { status, id: own.id, body: own.body }
    if (document.length < 100) return { status, id: null }
  }
  return { status: 200, id: null }
}

function reportAtHand() {
  try {
    return JSON.parse(readFileSync(join(RUNNER_TEMP, 'retort-review.json'), 'utf8'))
  } catch {
    return null
  }
}

const inSummary = 'The report is in the summary of the job.'

async function publish() {
  const report = reportAtHand()
  if (report === null) return 'There is no report to publish.'
  if (!/^\d+$/.test(RETORT_PULL_REQUEST)) return `This is no pull request. ${inSummary}`
  const earlier = await earlierComment()
  if (earlier.status !== 200) return `The comments cannot be read (${earlier.status}). ${inSummary}`
  if (earlier.id === null && report.isEmpty)
    return 'The pull request brings no revision, and nothing was said of one: no comment.'
  if (earlier.body === report.text) return 'The comment says it already.'
  const { status } =
    earlier.id === null
      ? await ask('POST', `issues/${RETORT_PULL_REQUEST}/comments`, { body: report.text })
      : await ask('PATCH', `issues/comments/${earlier.id}`, { body: report.text })
  // A pull request from a fork has a token that may read only, and that is as it should be.
  if (status === 403 || status === 404) return `This token may not write comments (${status}). ${inSummary}`
  if (status >= 300) throw new Error(`GitHub answered ${status} to the comment. ${inSummary}`)
  return earlier.id === null ? 'The comment was written.' : 'The comment was brought up to date.'
}

console.log(await publish())
