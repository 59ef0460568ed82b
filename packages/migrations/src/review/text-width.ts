/** Half a cell more than the widest of the usual fixed-width fonts takes, at this size. */
export const fontSize = 12
const cellWidth = 0.62 * fontSize

/** How wide a text can become in a fixed-width font: fonts that stand in for missing letters may need two cells for one. */
export const widthOf = (text: string): number => [...text].reduce((width, character) => width + cells(character), 0)

const cells = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x0530 ? cellWidth : 2 * cellWidth)

/** The beginning of a text that takes at most so many cells. */
export function cut(text: string, most: number): string {
  const characters = [...text]
  if (widthOf(text) <= most * cellWidth) return text
  let width = cellWidth
  const fitting = characters.findIndex((character) => {
    width += cells(character)
    return width > most * cellWidth
  })
  return `${characters.slice(0, fitting).join('')}…`
}
