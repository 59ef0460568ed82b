import {
  ChildEntity,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  TableInheritance,
  Unique,
} from 'typeorm'

export const about = 'one table for a family of classes, and columns inherited from an abstract class'

abstract class Recorded {
  @PrimaryGeneratedColumn()
  id!: number

  @Index()
  @Column({ type: 'timestamptz', default: () => 'now()' })
  recordedAt!: Date
}

@Entity()
export class Owner extends Recorded {
  @Column({ type: 'text' })
  name!: string
}

@Entity()
@TableInheritance({ column: { type: 'varchar', name: 'kind', length: 20 } })
export class Vehicle extends Recorded {
  @Column({ type: 'text' })
  colour!: string
}

@ChildEntity()
export class Bicycle extends Vehicle {
  @Column({ type: 'integer', default: 1 })
  gears!: number
}

@ChildEntity('lorry')
@Unique('lorry_plate', ['plate'])
export class Lorry extends Vehicle {
  @Index()
  @Column({ type: 'text' })
  plate!: string

  @ManyToOne(() => Owner, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'owner_id' })
  owner!: Relation<Owner> | null
}

@ChildEntity('tanker')
export class Tanker extends Lorry {
  @Column({ type: 'numeric', precision: 8, scale: 1, nullable: true })
  litres!: string | null
}

@Entity()
@TableInheritance({ column: { type: 'enum', name: 'shape', enum: ['circle', 'square'], enumName: 'figure_shape' } })
export abstract class Figure {
  @PrimaryGeneratedColumn('uuid')
  id!: string
}

@ChildEntity('circle')
export class Circle extends Figure {
  @Column({ type: 'real' })
  radius!: number
}

@ChildEntity('square')
export class Square extends Figure {
  @Column({ type: 'real' })
  side!: number
}

/** The discriminator is a property as well, and has a type only there. */
@Entity()
@TableInheritance({ column: 'sort' })
export class Event {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text' })
  sort!: string
}

@ChildEntity()
export class Concert extends Event {
  @Column({ type: 'text' })
  band!: string
}

export const entities = [Owner, Vehicle, Bicycle, Lorry, Tanker, Figure, Circle, Square, Event, Concert]
