import { longestRuleText, longestRuleTitle, type Rule } from '../domain/rule.ts'
import { customId } from './custom-id.ts'
import type { Form } from './form.ts'
import { inline } from './markdown.ts'
import type { Reply } from './reply.ts'

/** One rule in full. */
export const ruleReply = ({ number, title, description }: Rule): Reply => ({
  card: { title: `${number}. ${title}`.slice(0, 256), mood: 'neutral', text: description.slice(0, 4_096) },
})

/** All of them; too many for a card go into a file. */
export function rulesReply(rules: readonly Rule[]): Reply {
  if (rules.length === 0) return { text: 'This server has no rules here yet.' }
  const texts = rules.map(({ number, title, description }) => `**${number}. ${inline(title, 250)}**\n${description}`)
  return { card: { title: 'Rules', mood: 'neutral', text: texts.join('\n\n') } }
}

export const ruleForm = (title: string, id: string, rule?: Rule): Form => ({
  title,
  customId: id,
  fields: [
    { name: 'title', label: 'Title', longest: longestRuleTitle, ...(rule && { value: rule.title }) },
    {
      name: 'description',
      label: 'Text',
      isLong: true,
      longest: longestRuleText,
      ...(rule && { value: rule.description }),
    },
  ],
})

export const ruleRemovalQuestion = ({ id, number, title }: Rule): Reply => ({
  text: `Remove rule ${number}, **${inline(title)}**? Nobody can take that back.`,
  buttons: [[{ label: 'Remove', style: 'danger', customId: customId('rules', 'remove', String(id)) }]],
})
