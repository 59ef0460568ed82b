import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, PrimaryGeneratedColumn, type Relation } from 'typeorm'

export const about = 'one-to-one, whose owner has a unique foreign key'

@Entity()
export class Member {
  @PrimaryGeneratedColumn()
  id!: number

  @OneToOne(
    () => Profile,
    (profile) => profile.member,
  )
  profile!: Relation<Profile>
}

@Entity()
export class Profile {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @OneToOne(
    () => Member,
    (member) => member.profile,
    { onDelete: 'CASCADE', nullable: false },
  )
  @JoinColumn()
  member!: Relation<Member>

  @OneToOne(() => Profile)
  @JoinColumn({ name: 'copy_of', foreignKeyConstraintName: 'profile_is_a_copy' })
  copyOf!: Relation<Profile> | null
}

/** Its primary key is its foreign key. */
@Entity()
export class Passport {
  @PrimaryColumn({ type: 'integer' })
  memberId!: number

  @OneToOne(() => Member, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'memberId' })
  member!: Relation<Member>

  @Column({ type: 'text' })
  number!: string
}

export const entities = [Member, Profile, Passport]
