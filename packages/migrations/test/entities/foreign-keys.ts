import {
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm'

export const about =
  'many-to-one with every action, deferrable, to itself, to several columns, to a column that is no primary key'

@Entity()
export class Country {
  @PrimaryColumn({ type: 'char', length: 2 })
  code!: string

  @Column({ type: 'text', unique: true })
  name!: string
}

@Entity()
@Unique(['country', 'zip'])
export class City {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(() => Country, { nullable: false })
  country!: Relation<Country>

  @Column({ type: 'text' })
  zip!: string

  @OneToMany(
    () => Parcel,
    (parcel) => parcel.destination,
  )
  parcels!: Relation<Parcel>[]
}

@Entity()
export class Warehouse {
  @PrimaryColumn({ type: 'text' })
  region!: string

  @PrimaryColumn({ type: 'integer' })
  number!: number
}

@Entity()
@ForeignKey(() => Warehouse, ['returnRegion', 'returnNumber'], ['region', 'number'], { name: 'parcel_is_returned_to' })
export class Parcel {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(
    () => City,
    (city) => city.parcels,
    { onDelete: 'CASCADE', onUpdate: 'CASCADE' },
  )
  destination!: Relation<City>

  @ManyToOne(() => City, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: false })
  origin!: Relation<City>

  @ManyToOne(() => City, { onDelete: 'SET NULL', onUpdate: 'SET NULL' })
  stop!: Relation<City> | null

  @ManyToOne(() => City, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  detour!: Relation<City> | null

  @ManyToOne(() => City, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn({ name: 'hub', foreignKeyConstraintName: 'parcel goes through a hub' })
  hub!: Relation<City>

  @ManyToOne(() => City, { deferrable: 'INITIALLY IMMEDIATE', onDelete: 'CASCADE' })
  second!: Relation<City>

  @ManyToOne(() => City, { createForeignKeyConstraints: false })
  unchecked!: Relation<City>

  @Index()
  @ManyToOne(() => Country)
  @JoinColumn({ name: 'country_name', referencedColumnName: 'name' })
  countryByName!: Relation<Country>

  @ManyToOne(() => Warehouse, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'warehouse_region', referencedColumnName: 'region' },
    { name: 'warehouse_number', referencedColumnName: 'number' },
  ])
  warehouse!: Relation<Warehouse>

  @Column({ type: 'text', nullable: true })
  returnRegion!: string | null

  @Column({ type: 'integer', nullable: true })
  returnNumber!: number | null

  @ForeignKey(() => Country, { onDelete: 'SET NULL' })
  @Column({ type: 'char', length: 2, nullable: true })
  customsCode!: string | null

  /** The column and the relation share one name in the database. */
  @Column({ type: 'integer', nullable: true, name: 'previous_id' })
  previousId!: number | null

  @ManyToOne(() => Parcel, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'previous_id' })
  previous!: Relation<Parcel> | null
}

/** Keys that are relations themselves, and two tables that point at each other. */
@Entity()
export class Team {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(() => Membership, { nullable: true })
  @JoinColumn([
    { name: 'captain_team', referencedColumnName: 'teamId' },
    { name: 'captain_person', referencedColumnName: 'person' },
  ])
  captain!: Relation<Membership> | null
}

@Entity()
export class Membership {
  @PrimaryColumn({ type: 'integer' })
  teamId!: number

  @PrimaryColumn({ type: 'text' })
  person!: string

  @ManyToOne(() => Team, { onDelete: 'CASCADE' })
  team!: Relation<Team>
}

@Entity()
export class Badge {
  @ManyToOne(() => Team)
  @JoinColumn({ name: 'team_id' })
  team!: Relation<Team>

  @PrimaryColumn({ type: 'integer', name: 'team_id' })
  teamId!: number
}

export const entities = [Country, City, Warehouse, Parcel, Team, Membership, Badge]
