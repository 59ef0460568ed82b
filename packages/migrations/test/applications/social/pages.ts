import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm'

import type { Account } from './accounts.ts'
import { Dated, id } from './columns.ts'

@Entity()
@Index(['accountId', 'name'], { unique: true })
export class Page extends Dated {
  @Column('varchar', { length: 256 })
  title!: string

  @Column('varchar', { length: 256 })
  name!: string

  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('jsonb', { default: [] })
  content!: object[]

  @Column({ type: 'enum', enum: ['public', 'followers', 'specified'] })
  visibility!: string
}

@Entity()
@Index(['accountId', 'pageId'], { unique: true })
export class PageLike extends Dated {
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column({ ...id() })
  pageId!: string

  @ManyToOne('Page', { onDelete: 'CASCADE' })
  page!: Page
}

@Entity()
export class Flash extends Dated {
  @Column('varchar', { length: 256 })
  title!: string

  @Column('varchar', { length: 65536 })
  script!: string

  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('varchar', { length: 256, array: true, default: '{}' })
  permissions!: string[]

  @Column('integer', { default: 0 })
  likedCount!: number
}

@Entity()
@Index(['accountId', 'flashId'], { unique: true })
export class FlashLike extends Dated {
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column({ ...id() })
  flashId!: string

  @ManyToOne('Flash', { onDelete: 'CASCADE' })
  flash!: Flash
}

@Entity()
export class PromoRead {
  @PrimaryColumn(id())
  accountId!: string

  @OneToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn()
  account!: Account

  @Column({ ...id() })
  noteId!: string
}
