import { defineCommand } from './command.ts'
import { onboardingChoose, onboardingSkip, onboardingWrite, onboardingWritten } from './onboarding-answer.ts'
import { onboardingQuestionAdd, onboardingQuestionForm, onboardingQuestionList } from './onboarding-question.ts'
import { onboardingAccept, onboardingAgain, onboardingStart } from './onboarding-start.ts'
import { onboardingStatus } from './onboarding-status.ts'

export const onboarding = defineCommand({
  name: 'onboarding',
  describe: 'What new members are shown and asked',
  offeredTo: 'everyone',
  where: 'servers',
  subcommands: [onboardingStart, onboardingStatus, onboardingQuestionAdd, onboardingQuestionList],
  buttons: [onboardingAccept, onboardingAgain, onboardingWrite, onboardingSkip],
  menus: [onboardingChoose],
  forms: [onboardingWritten, onboardingQuestionForm],
})
