import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'enums given as a list or an object, named, shared, in arrays, with defaults and odd labels'

const Priority = { Low: 'low', Normal: 'normal', High: 'high' } as const
type Priority = (typeof Priority)[keyof typeof Priority]

/** What TypeScript makes of a numeric enum: its members both ways round. */
const Level = { 0: 'Debug', 1: 'Info', Debug: 0, Info: 1 } as const

@Entity()
export class Task {
  @PrimaryColumn({ type: 'integer' })
  id!: number

  @Column({ type: 'enum', enum: ['todo', 'doing', 'done'] })
  state!: string

  @Column({ type: 'enum', enum: Priority, default: Priority.Normal })
  priority!: Priority

  @Column({ type: 'enum', enum: Level, default: Level.Info })
  level!: string

  @Column({ type: 'enum', enum: [1, 2, 3], nullable: true })
  rating!: string | null

  @Column({ type: 'enum', enum: ['red', 'green'], array: true })
  colours!: string[]

  @Column({ type: 'enum', enum: ['red', 'green'], array: true, default: ['red', 'green'] })
  coloursWithDefault!: string[]

  @Column({ type: 'enum', enum: ['red', 'green'], array: true, default: [] })
  coloursWithEmptyDefault!: string[]

  @Column({ type: 'enum', enum: Priority, enumName: 'urgency', default: Priority.High })
  urgency!: Priority

  @Column({ type: 'enum', enum: Priority, enumName: 'urgency', nullable: true })
  urgencyForOthers!: Priority | null

  @Column({ type: 'enum', enum: Priority, enumName: 'urgency', array: true })
  urgencies!: Priority[]

  @Column({ type: 'enum', enum: ['small', 'large'], enumName: 'Size of Task' })
  size!: string

  @Column({ type: 'enum', enum: ['a', 'b'], enumName: 'task_named_as_usual_enum', name: 'named_as_usual' })
  namedAsUsual!: string

  @Column({ type: 'enum', enum: ['only one'] })
  single!: string
}

@Entity()
export class Ticket {
  @PrimaryColumn({ type: 'enum', enum: Priority, enumName: 'urgency' })
  urgency!: Priority

  @Column({ type: 'enum', enum: ["it's", 'a, b', 'back\\slash', '"quoted"', '{braces}', ' ', 'Ünïcode 🎈'] })
  odd!: string

  @Column({ type: 'enum', enum: ['upper', 'Upper', 'UPPER'], default: 'Upper' })
  sameButForCase!: string
}

export const entities = [Task, Ticket]
