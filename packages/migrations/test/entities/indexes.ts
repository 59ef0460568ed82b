import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

export const about = 'indexes by every method, unique, partial, over several columns'

@Entity()
@Index(['surname', 'name'])
@Index(['name', 'born'], { where: '"left" IS NULL' })
@Index('person_by_name', ['name'])
@Index('person_by_born_and_name', ['born', 'name'])
@Index('one_active_person_by_email', ['email'], { unique: true, where: `"left" IS NULL AND email <> ''` })
@Index('person_by_function', (person: Record<'surname' | 'born', string>) => [person.surname, person.born])
@Index('person_by_email_hash', ['email'], { type: 'hash' })
@Index('person_by_email_tree', ['email'], { type: 'btree' })
export class Person {
  @PrimaryGeneratedColumn()
  id!: number

  @Index()
  @Column({ type: 'text' })
  name!: string

  @Index('person_by_surname', { type: 'spgist' })
  @Column({ type: 'text' })
  surname!: string

  @Index({ unique: true })
  @Column({ type: 'text', nullable: true })
  email!: string | null

  @Index({ type: 'brin' })
  @Column({ type: 'date' })
  born!: string

  @Column({ type: 'timestamptz', nullable: true })
  left!: Date | null

  @Index({ type: 'gin' })
  @Column({ type: 'jsonb', default: {} })
  profile!: object

  @Index({ type: 'gin' })
  @Column({ type: 'text', array: true, default: [] })
  tags!: string[]

  @Index({ type: 'gist' })
  @Column({ type: 'tstzrange', nullable: true })
  employed!: string | null

  @Index({ spatial: true })
  @Column({ type: 'point', nullable: true })
  home!: string | null

  @Index({ type: 'spgist' })
  @Column({ type: 'inet', nullable: true })
  address!: string | null

  /** Options of other databases, which change nothing in PostgreSQL. */
  @Index({ sparse: true, background: true, nullFiltered: true, fulltext: true, expireAfterSeconds: 60 })
  @Column({ type: 'text', nullable: true })
  note!: string | null
}

export const entities = [Person]
