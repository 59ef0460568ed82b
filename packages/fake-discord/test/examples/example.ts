/** What it is, the body, and where Discord complains; no place means that it passes. */
export type Example = readonly [string, unknown, string?]

export const letters = (count: number): string => 'x'.repeat(count)

export const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index))

export const button = (index: number) => ({ type: 2, style: 1, custom_id: `b${index}`, label: 'B' })

export const row = (...components: unknown[]) => ({ type: 1, components })

export const option = (index: number) => ({ label: `o${index}`, value: `v${index}` })

export const select = (count: number, more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: times(count, option),
  ...more,
})

export const input = (index: number, more: object = {}) => ({ type: 4, custom_id: `t${index}`, style: 1, ...more })
