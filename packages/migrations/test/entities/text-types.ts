import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'text, bytes and bits, with and without a length'

@Entity()
export class TextTypes {
  @PrimaryColumn({ type: 'text' })
  text!: string

  @Column({ type: 'varchar' })
  varchar!: string

  @Column({ type: 'varchar', length: 1 })
  varcharOfOne!: string

  @Column({ type: 'character varying' })
  characterVarying!: string

  @Column({ type: 'character varying', length: '255' })
  characterVaryingWithLength!: string

  @Column({ type: 'char' })
  char!: string

  @Column({ type: 'char', length: 3 })
  charWithLength!: string

  @Column({ type: 'character' })
  character!: string

  @Column({ type: 'character', length: 10 })
  characterWithLength!: string

  @Column({ type: 'bytea' })
  bytea!: Buffer

  @Column({ type: 'bit' })
  bit!: string

  @Column({ type: 'bit', length: 8 })
  bitWithLength!: string

  @Column({ type: 'varbit' })
  varbit!: string

  @Column({ type: 'varbit', length: 16 })
  varbitWithLength!: string

  @Column({ type: 'bit varying' })
  bitVarying!: string

  @Column({ type: 'bit varying', length: 4 })
  bitVaryingWithLength!: string
}

export const entities = [TextTypes]
