/** One file of a multipart request. */
export interface Upload {
  /** `files[0]`, as the body's `attachments` refer to it. */
  readonly field: string
  readonly name: string
  readonly contentType: string
  readonly content: Buffer
}

const number = /^files\[(\d+)\]$/

/** The n of `files[n]`. */
export const indexOf = (upload: Upload, position: number): string => number.exec(upload.field)?.[1] ?? String(position)
