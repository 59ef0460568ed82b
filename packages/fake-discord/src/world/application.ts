/** What the developer portal knows of the bot. */
export interface Application {
  /** Also the id of the bot's user. */
  readonly id: string
  readonly name: string
  readonly owner: Owner
}

export type Owner =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'team'; readonly id: string; readonly name: string; readonly memberIds: readonly string[] }
