import { cpus } from 'node:os'

import { growthMarkdown } from './growth.ts'
import { OptionError, type Options, readOptions, usage } from './options.ts'
import { isMet, markdown, type Section, verdicts } from './report.ts'
import { runScenario } from './run-scenario.ts'
import { scenarioNames } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { openSite, type Site } from './site.ts'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const site = await openSite()
  try {
    const sections = await measureAll(options, site)
    if (options.json) console.log(JSON.stringify({ machine, sections: sections.map(document) }, null, 2))
  } finally {
    await site.close(options)
    if (options.keep) console.error(`The projects are in ${site.folder}.`)
  }
}

const machine = { cpus: cpus().length, platform: process.platform, architecture: process.arch, node: process.version }

async function measureAll(options: Options, site: Site): Promise<readonly Section[]> {
  const sections: Section[] = []
  for (const name of scenarioNames.filter((each) => options.only.includes(each))) {
    const scenario = scenarios[name]
    const own: Section[] = []
    for (const size of options[scenario.unit] ?? scenario.sizes) {
      const say = (text: string) => console.error(`${name}, ${size} ${scenario.unit}: ${text}`)
      const section = {
        scenario,
        size,
        ...(await runScenario(scenario, { site, size, runs: options.runs, without: options.without, say })),
      }
      own.push(section)
      if (!options.json) console.log(markdown(section).join('\n'))
    }
    if (!options.json && own.length > 1) console.log(growthMarkdown(own).join('\n'))
    sections.push(...own)
  }
  return sections
}

const document = (section: Section) => ({
  title: section.scenario.title,
  [section.scenario.unit]: section.size,
  yardstick: section.scenario.yardstick,
  rows: section.rows,
  absentees: section.absentees,
  targets: verdicts(section).map((verdict) => ({ ...verdict.target, seen: verdict.seen, met: isMet(verdict) })),
})

try {
  await main()
} catch (error) {
  if (!(error instanceof OptionError)) throw error
  console.error(`${error.message}\n\n${usage}`)
  process.exitCode = 2
}
