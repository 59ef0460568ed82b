import { visibleLines, visibleText } from '../sql/visible-text.ts'

/** A text of somebody else's on one line of Markdown, in which nothing is markup and nobody is called. */
export const markdownText = (text: string): string =>
  visibleText(text.replace(/\s+/g, ' '))
    .replace(/[\\`*_{}[\]<>#|~&$^]|:(?=[\w+-])/g, '\\$&')
    .replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
    // Somebody whose name stands after an @ is told, and a number after # is linked from there.
    .replace(/(@|\\#)(?=\w)/g, '$1&#8203;')

/** A block of code whose fence is longer than any in it. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, visibleLines(text).replace(/\s+$/, ''), fence].join('\n')
}
