import { indexOf, type Upload } from '../rest/upload.ts'
import type { Attachment } from '../world/message.ts'
import type { AttachmentNote } from './message-body.ts'
import type { Platform } from './platform.ts'

/** Keeps uploaded files where the bot, and a test, can read them again. */
export function storeUploads(
  platform: Platform,
  files: readonly Upload[],
  notes: readonly AttachmentNote[] = [],
): readonly Attachment[] {
  return files.map((upload, position) => {
    const note = notes.find(({ id }) => id === indexOf(upload, position))
    return storeFile(platform, { ...upload, description: note?.description ?? null })
  })
}

interface File {
  readonly name: string
  readonly contentType: string
  readonly content: Buffer
  readonly description: string | null
}

export function storeFile(platform: Platform, { name, contentType, content, description }: File): Attachment {
  const id = platform.snowflake()
  const url = `${platform.origin()}/cdn/${id}/${encodeURIComponent(name)}`
  const attachment = { id, name, description, contentType, size: content.length, url, content }
  platform.world.attachments.set(id, attachment)
  return attachment
}
