import { Column, DefaultNamingStrategy, Index, type NamingStrategyInterface, PrimaryColumn } from 'typeorm'

/** A key that the program makes, and that sorts by time. */
export const id = () => ({ type: 'varchar', length: 32 }) as const

/** A list that is searched by what is in it. */
export const words = (length: number) => ({ type: 'varchar', length, array: true, default: [] }) as const

const snake = (name: string): string => name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const naming: NamingStrategyInterface = Object.assign(new DefaultNamingStrategy(), {
  columnName: (property: string, custom: string | undefined, prefixes: readonly string[]): string =>
    [...prefixes.map(snake), snake(custom ?? property)].join('_'),
  joinColumnName: (relation: string, column: string): string => snake(`${relation}_${column}`),
  joinTableColumnName: (table: string, property: string, column?: string): string =>
    snake(`${table}_${column ?? property}`),
})

export abstract class Identified {
  @PrimaryColumn({ ...id() })
  id!: string
}

export abstract class Dated extends Identified {
  @Index()
  @Column({ type: 'timestamptz', comment: 'When it was made.' })
  createdAt!: Date
}
