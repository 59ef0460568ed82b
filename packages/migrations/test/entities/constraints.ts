import { Check, Column, Entity, Exclusion, PrimaryGeneratedColumn, Unique } from 'typeorm'

export const about = 'unique, check and exclusion constraints, named and unnamed, deferrable or not'

@Entity()
@Unique(['street', 'number'])
@Unique('house_of_owner', ['owner', 'street', 'number'])
@Unique('house_by_code', ['code', 'owner'], { deferrable: 'INITIALLY DEFERRED' })
@Unique(['owner', 'code'], { deferrable: 'INITIALLY IMMEDIATE' })
@Check('"number" > 0')
@Check('house_number_is_short', `"number" < 10000 AND street <> 'it''s'`)
export class House {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text' })
  street!: string

  @Column({ type: 'integer' })
  number!: number

  @Column({ type: 'text', unique: true })
  code!: string

  @Unique('house_by_owner', ['owner'])
  @Column({ type: 'text', nullable: true })
  owner!: string | null

  @Check(`floors BETWEEN 1 AND 200`)
  @Column({ type: 'integer', default: 1 })
  floors!: number

  @Check('house_colour', `"colour" IN ('red', 'green') OR colour IS NULL`)
  @Column({ type: 'varchar', length: 10, nullable: true })
  colour!: string | null
}

@Entity()
@Exclusion('USING gist (room WITH =, during WITH &&)')
@Exclusion('one_guest_at_a_time', `USING gist (guest WITH =, during WITH &&) WHERE (NOT cancelled)`, {
  deferrable: 'INITIALLY DEFERRED',
})
export class Booking {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'integer' })
  room!: number

  @Column({ type: 'text' })
  guest!: string

  @Column({ type: 'tstzrange' })
  during!: string

  @Column({ type: 'boolean', default: false })
  cancelled!: boolean
}

export const entities = [House, Booking]
