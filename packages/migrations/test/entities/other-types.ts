import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'truth values, identifiers, documents, network addresses, shapes and ranges'

@Entity()
export class DocumentTypes {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string

  @Column({ type: 'bool' })
  bool!: boolean

  @Column({ type: 'boolean' })
  boolean!: boolean

  @Column({ type: 'json' })
  json!: object

  @Column({ type: 'jsonb' })
  jsonb!: object

  @Column({ type: 'jsonpath' })
  jsonpath!: string

  @Column({ type: 'xml' })
  xml!: string

  @Column({ type: 'tsvector' })
  tsvector!: string

  @Column({ type: 'tsquery' })
  tsquery!: string
}

@Entity()
export class NetworkTypes {
  @PrimaryColumn({ type: 'inet' })
  inet!: string

  @Column({ type: 'cidr' })
  cidr!: string

  @Column({ type: 'macaddr' })
  macaddr!: string

  @Column({ type: 'macaddr8' })
  macaddr8!: string
}

@Entity()
export class ShapeTypes {
  @PrimaryColumn({ type: 'integer' })
  id!: number

  @Column({ type: 'point' })
  point!: { x: number; y: number }

  @Column({ type: 'line' })
  line!: string

  @Column({ type: 'lseg' })
  lseg!: string

  @Column({ type: 'box' })
  box!: string

  @Column({ type: 'path' })
  path!: string

  @Column({ type: 'polygon' })
  polygon!: string

  @Column({ type: 'circle' })
  circle!: { x: number; y: number; radius: number }
}

@Entity()
export class RangeTypes {
  @PrimaryColumn({ type: 'int4range' })
  int4range!: string

  @Column({ type: 'int8range' })
  int8range!: string

  @Column({ type: 'numrange' })
  numrange!: string

  @Column({ type: 'tsrange' })
  tsrange!: string

  @Column({ type: 'tstzrange' })
  tstzrange!: string

  @Column({ type: 'daterange' })
  daterange!: string
}

export const entities = [DocumentTypes, NetworkTypes, ShapeTypes, RangeTypes]
