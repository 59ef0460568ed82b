import type { Dependencies } from '../dependencies.ts'
import type { Asker } from '../domain/access.ts'
import { nextQuestion, type Question } from '../domain/onboarding.ts'
import { UserError } from '../errors.ts'
import { reportToLogChannel } from '../log-channel.ts'
import { doneReply, questionReply } from '../replies/onboarding.ts'
import type { Reply } from '../replies/reply.ts'
import { chosenSetting } from '../store/chosen-setting.ts'
import { readAnswers, readQuestions } from '../store/onboarding-answers.ts'
import { guildOf } from './guild.ts'
import { rowId } from './row-id.ts'

/** The next question, whoever has asked the earlier ones and whenever; or the end. */
export async function nextStep(asker: Asker, dependencies: Dependencies): Promise<Reply> {
  const guildId = guildOf(asker)
  const { database } = dependencies
  const questions = await readQuestions(database, guildId)
  const question = nextQuestion(questions, (await readAnswers(database, guildId, asker.userId)) ?? {})
  return question === null ? finish(asker, dependencies) : questionReply(question, questions.length)
}

/** Gives the role of those who are through, and takes the one of those who have just come. */
export async function finish(asker: Asker, dependencies: Dependencies): Promise<Reply> {
  const { database, discord } = dependencies
  const guildId = guildOf(asker)
  const { userId } = asker
  const given = await chosenSetting(database, guildId, 'onboarding.completion_role_id')
  const taken = await chosenSetting(database, guildId, 'onboarding.join_role_id')
  const refusals = [
    typeof given === 'string' ? await discord.giveRole({ guildId, userId, roleId: given }) : null,
    typeof taken === 'string' ? await discord.takeRole({ guildId, userId, roleId: taken }) : null,
  ].filter((refusal) => refusal !== null)
  if (refusals.length === 0) return doneReply(null)
  const text = `The roles of <@${userId}> could not be changed after the onboarding: ${refusals.join(', ')}.`
  await reportToLogChannel(guildId, { text }, dependencies)
  return doneReply('The bot could not change your roles. Tell whoever manages this server.')
}

/** The question that a message asks, unless another one has come to its place. */
export async function questionAsked(
  asker: Asker,
  [index, id]: readonly string[],
  { database }: Pick<Dependencies, 'database'>,
): Promise<Question> {
  const questions = await readQuestions(database, guildOf(asker))
  const question = questions.find((each) => String(each.index) === index && each.id === rowId(id))
  if (question !== undefined) return question
  throw new UserError('outdated-message', 'The questions were changed meanwhile. Go on with `/onboarding start`.')
}
