import { describeLoss, type Loss } from '../io/loss-count.ts'

/** Whatever else is typed means no. */
export const isYes = (answer: string): boolean => /^y(es)?$/i.test(answer.trim())

/** Shows a person what would be lost, and asks. */
export async function askConsent(
  ask: (question: string) => Promise<string>,
  losses: readonly Loss[],
): Promise<boolean> {
  const list = losses.map((loss) => `  ${describeLoss(loss)}`).join('\n')
  const answer = await ask(`This would lose what is there:\n${list}\nGo on? (yes/no)`)
  return isYes(answer)
}
