import type { AutocompleteInteraction } from 'discord.js'

import type { Choice } from '../commands/command.ts'
import { findSubcommand } from '../commands/index.ts'
import { beforeDeadline } from '../deadline.ts'
import type { Dependencies } from '../dependencies.ts'
import { demandAccess } from '../domain/access.ts'
import { demandFooting } from '../domain/footing.ts'
import { askerOf } from './asker.ts'

/** Proposals for an option that somebody is typing. Nothing is better than too late: a failure is an empty list. */
export async function suggest(interaction: AutocompleteInteraction, dependencies: Dependencies): Promise<void> {
  const { timing, log } = dependencies
  const work = choicesFor(interaction, dependencies).catch((error: unknown): readonly Choice[] => {
    log.warn('no-suggestions', { command: interaction.commandName, reason: String(error) })
    return []
  })
  const choices = await beforeDeadline(timing.suggestion, work, () => [])
  await interaction.respond(choices.slice(0, 25).map(cut))
}

async function choicesFor(
  interaction: AutocompleteInteraction,
  dependencies: Dependencies,
): Promise<readonly Choice[]> {
  const { options, commandName } = interaction
  const path = [options.getSubcommandGroup(false), options.getSubcommand(false)].flatMap((word) => word ?? []).join(' ')
  const subcommand = findSubcommand(commandName, path)
  const focused = options.getFocused(true)
  const suggestFor = subcommand?.suggest?.[focused.name]
  if (subcommand === null || suggestFor === undefined) return []
  const asker = askerOf(interaction)
  const { config, discord, standing } = dependencies
  await demandAccess(subcommand.access, asker, { ...config, owners: discord.owners })
  if (subcommand.touches !== 'nothing') demandFooting(await standing.footing(), subcommand.touches)
  const others = Object.fromEntries(
    Object.keys(subcommand.options).flatMap((name) => {
      const value = options.get(name)?.value
      return value === undefined ? [] : [[name, String(value)]]
    }),
  )
  return suggestFor({ asker, text: String(focused.value), others }, dependencies)
}

const longest = 100

/** Discord refuses all of the choices when one is too long. */
const cut = ({ name, value }: Choice): Choice => ({
  name: name.length > longest ? `${name.slice(0, longest - 1)}…` : name,
  value: typeof value === 'string' ? value.slice(0, longest) : value,
})
