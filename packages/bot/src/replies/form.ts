/** A form that opens over the chat. */
export interface Form {
  readonly title: string
  readonly customId: string
  /** At most five. */
  readonly fields: readonly FormField[]
}

export interface FormField {
  readonly name: string
  /** At most 45 characters. */
  readonly label: string
  readonly describe?: string
  readonly isLong?: boolean
  readonly isRequired?: boolean
  readonly longest: number
  readonly value?: string
}
