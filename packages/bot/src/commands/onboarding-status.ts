import { managesGuild } from '../domain/access.ts'
import { UserError } from '../errors.ts'
import { answersReply } from '../replies/onboarding.ts'
import { readAnswers, readQuestions } from '../store/onboarding-answers.ts'
import { defineSubcommand } from './command.ts'
import { guildOf } from './guild.ts'

export const onboardingStatus = defineSubcommand({
  name: 'status',
  describe: 'Read your answers, or those of a member if you manage the server',
  access: 'everyone',
  touches: 'reads',
  options: { member: { type: 'member', describe: 'Whose answers' } },
  async run({ asker, options: { member } }, { database }) {
    const guildId = guildOf(asker)
    const userId = member?.id ?? asker.userId
    if (userId !== asker.userId && !managesGuild(asker)) {
      throw new UserError('not-allowed', 'Only members who may manage the server can read the answers of others.')
    }
    const answers = await readAnswers(database, guildId, userId)
    if (answers === null) throw new UserError('not-found', 'There are no answers yet.')
    return answersReply(await readQuestions(database, guildId), answers, userId)
  },
})
