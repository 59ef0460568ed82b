import { type Answers, isChosen, longestAnswer, longestQuestion, type Question } from '../domain/onboarding.ts'
import type { Rule } from '../domain/rule.ts'
import { customId } from './custom-id.ts'
import type { Form } from './form.ts'
import { inline, plural } from './markdown.ts'
import type { ButtonFace, Menu, Reply } from './reply.ts'
import { rulesReply } from './rules.ts'

/** The rules, with the button that accepts them. */
export const rulesToAccept = (rules: readonly Rule[]): Reply => ({
  ...rulesReply(rules),
  buttons: [[{ label: 'I accept the rules', style: 'primary', customId: customId('onboarding', 'accept') }]],
})

/** One question with whatever answers it. */
export function questionReply(question: Question, total: number): Reply {
  const { index, text, type, options, isRequired } = question
  const heading = `**Question ${index + 1} of ${total}**\n${inline(text, longestQuestion)}`
  const skip: ButtonFace = { label: 'Skip', style: 'secondary', customId: idOf('skip', question) }
  const skips = isRequired ? [] : [skip]
  if (!isChosen(type)) {
    const write: ButtonFace = { label: 'Answer…', style: 'primary', customId: idOf('write', question) }
    return { text: heading, buttons: [[write, ...skips]] }
  }
  const most = type === 'multiselect' ? options.length : 1
  const placeholder = most > 1 ? 'Choose one or more' : 'Choose one'
  return {
    text: heading,
    menu: { customId: idOf('choose', question), placeholder, options: choices(question), least: 1, most },
    ...(skips.length === 0 ? {} : { buttons: [skips] }),
  }
}

/** A value of another program may be longer than Discord takes, or be there twice; its place is neither. */
const choices = ({ options }: Question): Menu['options'] =>
  options.map(({ label, value }, index) => ({ label: label || value || String(index + 1), value: String(index) }))

// The row's id goes along: a question that was put in its place meanwhile must not get its answer.
const idOf = (action: string, { index, id }: Question): string =>
  customId('onboarding', action, String(index), String(id))

export const answerForm = (question: Question): Form => ({
  title: `Question ${question.index + 1}`,
  customId: idOf('written', question),
  fields: [
    {
      name: 'answer',
      label: question.type === 'email' ? 'Your e-mail address' : 'Your answer',
      // Discord shows 100 characters here; the whole question stands in the message.
      describe: question.text.slice(0, 100),
      isLong: question.type === 'text',
      longest: question.type === 'email' ? 254 : longestAnswer,
    },
  ],
})

/** What a member has answered, question by question. */
export function answersReply(questions: readonly Question[], answers: Answers, whose: string): Reply {
  const lines = questions.map(
    ({ index, text }) => `**${inline(text, longestQuestion)}**\n${answerText(answers[String(index)])}`,
  )
  return { text: [`The answers of <@${whose}>:`, ...lines].join('\n') }
}

function answerText(answer: unknown): string {
  if (answer === undefined) return '*not answered*'
  if (answer === '') return '*skipped*'
  if (Array.isArray(answer)) return answer.map((each) => inline(String(each), longestAnswer)).join(', ')
  // Another program keeps a choice together with the answer to the question that followed it.
  if (typeof answer === 'object' && answer !== null) {
    return Object.values(answer)
      .map((part) => inline(String(part), longestAnswer))
      .join(': ')
  }
  return inline(String(answer), longestAnswer)
}

export const doneReply = (trouble: string | null): Reply => ({
  text: ['That was all. Welcome!', ...(trouble === null ? [] : [trouble])].join('\n'),
  buttons: [[{ label: 'Answer again', style: 'secondary', customId: customId('onboarding', 'again') }]],
})

export const questionForm = (title: string, id: string, hasOptions: boolean): Form => ({
  title,
  customId: id,
  fields: [
    { name: 'question', label: 'Question', isLong: true, longest: longestQuestion },
    ...(hasOptions
      ? [{ name: 'options', label: 'Answers to choose from, one on each line', isLong: true, longest: 2_600 }]
      : []),
  ],
})

export const questionList = (questions: readonly Question[]): Reply => ({
  text:
    questions.length === 0
      ? 'There are no questions yet.'
      : [`${plural(questions.length, 'question')}:`, ...questions.map(questionLine)].join('\n'),
})

function questionLine({ index, text, type, options, isRequired }: Question): string {
  const labels = options.map(({ label }) => inline(label, 100)).join(', ')
  return `${index + 1}. ${inline(text, longestQuestion)} (${type}${isRequired ? '' : ', optional'})${labels === '' ? '' : `: ${labels}`}`
}
