/** Something that an object cannot be without and that no plan makes: the server has it or not. */
export interface Requirement {
  /** Of an extension, that the server offers it. */
  readonly what: 'type' | 'function' | 'offer'
  readonly name: string
  /** What cannot be without it, such as `item.embedding`. */
  readonly of: string
  /** The extension that it comes with, as far as anybody knows. */
  readonly extension: string | null
}
