import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm'

export const about = 'names that PostgreSQL must be told in quotes'

@Entity('user')
export class User {
  @PrimaryGeneratedColumn({ name: 'select' })
  id!: number

  @Column({ type: 'text', name: 'order' })
  order!: string

  @Index('group')
  @Column({ type: 'text', name: 'UPPER' })
  upper!: string

  @Column({ type: 'text', name: 'upper' })
  lower!: string

  @Column({ type: 'enum', enum: ['a'], name: 'Enum' })
  enumeration!: string
}

@Entity('Order Items')
@Unique('Unique Name', ['name', 'dashed'])
@Check('check (1)', `"with space" <> '' AND "from" IS NOT NULL`)
export class OrderItem {
  @PrimaryGeneratedColumn('identity', { name: 'Id' })
  id!: number

  @Column({ type: 'text', name: 'with space' })
  name!: string

  @Column({ type: 'text', name: 'with-dash' })
  dashed!: string

  @Column({ type: 'text', name: "with'apostrophe" })
  apostrophe!: string

  @Column({ type: 'text', name: 'ünï🎈' })
  unicode!: string

  @Column({ type: 'text', name: '1st' })
  digit!: string

  @Column({ type: 'text', name: 'back\\slash' })
  backslash!: string

  @Column({ type: 'text', name: 'percent%s $1' })
  percent!: string

  @ManyToOne(() => User)
  @JoinColumn({ name: 'from' })
  from!: Relation<User>
}

/** Sixty-three bytes, the most that PostgreSQL keeps of a name. */
@Entity('a_table_with_a_name_that_is_exactly_sixty_three_bytes_long_okay')
export class LongName {
  @PrimaryGeneratedColumn({
    primaryKeyConstraintName: 'a_primary_key_of_exactly_sixty_three_bytes_that_is_given_a_name',
  })
  id!: number

  @Index('an_index_with_a_name_that_is_exactly_sixty_three_bytes_long_yes')
  @Column({ type: 'text', name: 'a_column_with_a_name_that_is_exactly_sixty_three_bytes_long_yes' })
  column!: string
}

export const entities = [User, OrderItem, LongName]
