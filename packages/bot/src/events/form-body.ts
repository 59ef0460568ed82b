import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js'

import type { Form, FormField } from '../replies/form.ts'

/** A form in Discord's words. */
export const formBody = ({ title, customId, fields }: Form): APIModalInteractionResponseCallbackData => ({
  title,
  custom_id: customId,
  components: fields.map(labelled),
})

const labelled = ({ name, label, describe, isLong = false, isRequired = true, longest, value }: FormField) => ({
  type: ComponentType.Label as const,
  label,
  ...(describe === undefined ? {} : { description: describe }),
  component: {
    type: ComponentType.TextInput as const,
    custom_id: name,
    style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: isRequired,
    max_length: longest,
    ...(value === undefined ? {} : { value }),
  },
})
