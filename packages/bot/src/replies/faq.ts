import { type FaqAnswer, longestKeywords, longestSummary, longestTitle } from '../domain/faq.ts'
import { customId } from './custom-id.ts'
import type { Form } from './form.ts'
import { code, inline, plural } from './markdown.ts'
import type { ButtonFace, Reply } from './reply.ts'

/** The whole answer. */
export const answerReply = ({ title, summary }: FaqAnswer): Reply => ({
  card: { title: title.slice(0, 256) || 'Untitled', mood: 'neutral', text: summary.slice(0, 4_096) },
})

/** What a search has found, with a button for the whole of each. */
export function searchReply(query: string, found: readonly FaqAnswer[]): Reply {
  if (found.length === 0) return { text: `Nothing was found for ${code(query)}. It was noted that somebody asked.` }
  return {
    text: found.map(({ title, summary }) => `**${inline(title)}**\n${inline(summary, 250)}`).join('\n'),
    buttons: [found.map(viewButton)],
  }
}

const viewButton = ({ id, title }: FaqAnswer): ButtonFace => ({
  label: title.slice(0, 80) || 'Untitled',
  style: 'secondary',
  customId: customId('faq', 'view', String(id)),
})

const faqPageSize = 20

export function faqList(answers: readonly FaqAnswer[], page: number): Reply {
  if (answers.length === 0) return { text: 'There are no questions yet.' }
  const shown = answers.slice(page * faqPageSize, (page + 1) * faqPageSize)
  const turn = (label: string, to: number): ButtonFace => ({
    label,
    style: 'secondary',
    customId: customId('faq', 'page', String(to)),
  })
  const before = page > 0 ? [turn('Back', page - 1)] : []
  const after = answers.length > (page + 1) * faqPageSize ? [turn('Next', page + 1)] : []
  const buttons = [...before, ...after]
  return {
    text: [`${plural(answers.length, 'question')}:`, ...shown.map(({ title }) => `- ${inline(title)}`)].join('\n'),
    ...(buttons.length === 0 ? {} : { buttons: [buttons] }),
  }
}

/** For a new answer, or with what is there now. */
export const faqForm = (title: string, id: string, answer?: FaqAnswer): Form => ({
  title,
  customId: id,
  fields: [
    { name: 'title', label: 'Question', longest: longestTitle, ...filled(answer?.title) },
    { name: 'summary', label: 'Answer', isLong: true, longest: longestSummary, ...filled(answer?.summary) },
    {
      name: 'keywords',
      label: 'Keywords',
      describe: 'Words that find it though the question lacks them, with commas between them.',
      isRequired: false,
      longest: longestKeywords,
      ...filled(answer?.keywords.join(', ')),
    },
  ],
})

const filled = (value: string | undefined): { value?: string } => (value === undefined || value === '' ? {} : { value })

export const removalQuestion = ({ id, title }: FaqAnswer): Reply => ({
  text: `Remove **${inline(title)}** for all servers? Nobody can take that back.`,
  buttons: [[{ label: 'Remove', style: 'danger', customId: customId('faq', 'remove', String(id)) }]],
})
