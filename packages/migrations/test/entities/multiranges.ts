import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'sets of ranges'

export const since = 14

@Entity()
export class MultirangeTypes {
  @PrimaryColumn({ type: 'int4multirange' })
  int4multirange!: string

  @Column({ type: 'int8multirange' })
  int8multirange!: string

  @Column({ type: 'nummultirange' })
  nummultirange!: string

  @Column({ type: 'tsmultirange' })
  tsmultirange!: string

  @Column({ type: 'tstzmultirange' })
  tstzmultirange!: string

  @Column({ type: 'datemultirange' })
  datemultirange!: string
}

export const entities = [MultirangeTypes]
