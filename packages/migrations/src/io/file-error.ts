/** What the operating system says was wrong, without its code and its call: `no space left on device`. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /^E[A-Z0-9]+: ([^,]+)/.exec(text)?.[1] ?? text
}
