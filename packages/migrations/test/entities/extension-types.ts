import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'types that come with an extension of PostgreSQL’s own distribution'

@Entity()
export class ExtensionTypes {
  @PrimaryColumn({ type: 'citext' })
  citext!: string

  @Column({ type: 'citext', array: true })
  citexts!: string[]

  @Column({ type: 'hstore' })
  hstore!: string

  @Column({ type: 'hstore', hstoreType: 'object', nullable: true })
  hstoreAsObject!: Record<string, string | null> | null

  @Column({ type: 'cube' })
  cube!: number[]

  @Column({ type: 'ltree' })
  ltree!: string
}

export const entities = [ExtensionTypes]
