type Work = () => Promise<void> | void

const works: Work[] = []

/**
 * Has something done when the test file that runs at present has ended. A support module may be loaded once for many files, so
 * that a hook of its own would end the first of them only.
 */
export function atEndOfFile(work: Work): void {
  works.push(work)
}

/** Does what was asked for, the latest first. */
export async function endFile(): Promise<void> {
  for (const work of works.splice(0).reverse()) await work()
}
