import { Entity, JoinTable, ManyToMany, PrimaryColumn, PrimaryGeneratedColumn, type Relation } from 'typeorm'

export const about = 'many-to-many, whose join tables no class describes'

@Entity()
export class Label {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @ManyToMany(
    () => Photo,
    (photo) => photo.labels,
  )
  photos!: Relation<Photo>[]

  @ManyToMany(
    () => Photo,
    (photo) => photo.marks,
  )
  @JoinTable({ name: 'marked', joinColumn: { name: 'label' }, inverseJoinColumn: { name: 'photo' } })
  marked!: Relation<Photo>[]
}

@Entity()
export class Album {
  @PrimaryColumn({ type: 'text' })
  owner!: string

  @PrimaryColumn({ type: 'integer' })
  number!: number
}

@Entity()
export class Photo {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string

  @ManyToMany(
    () => Label,
    (label) => label.photos,
  )
  @JoinTable()
  labels!: Relation<Label>[]

  @ManyToMany(() => Album)
  @JoinTable()
  albums!: Relation<Album>[]

  @ManyToMany(() => Label, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinTable({
    name: 'hidden labels',
    joinColumn: { name: 'photo', referencedColumnName: 'id', foreignKeyConstraintName: 'hidden_from_photo' },
    inverseJoinColumn: { name: 'label', referencedColumnName: 'id', foreignKeyConstraintName: 'hidden_label' },
  })
  hiddenLabels!: Relation<Label>[]

  @ManyToMany(
    () => Label,
    (label) => label.marked,
  )
  @JoinTable({ name: 'marked', joinColumn: { name: 'photo' }, inverseJoinColumn: { name: 'label' } })
  marks!: Relation<Label>[]

  @ManyToMany(() => Photo)
  @JoinTable()
  similar!: Relation<Photo>[]

  @ManyToMany(() => Label, { createForeignKeyConstraints: false })
  @JoinTable({ name: 'unchecked_label' })
  uncheckedLabels!: Relation<Label>[]
}

export const entities = [Label, Album, Photo]
