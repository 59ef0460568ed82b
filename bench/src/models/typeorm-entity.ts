import { className, fileName, parentOf, statuses, tableName } from './naming.ts'

/** An entity as a person writes it, in TypeScript. */
export function typeormEntity(number: number): string {
  const [table, name, parent] = [tableName(number), className(number), className(parentOf(number))]
  const parentImport = parent === name ? '' : `import { ${parent} } from './${fileName(parentOf(number))}'\n`
  return `import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm'
${parentImport}
@Entity('${table}', { comment: 'What the table number ${number} is for' })
@Index('${table}_created_at_idx', ['createdAt'])
@Index('${table}_status_idx', ['status'], { where: 'enabled' })
@Unique('${table}_slug_key', ['slug'])
@Check('${table}_amount_check', 'amount >= 0')
export class ${name} {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number

  @Column({ name: 'parent_id', type: 'int', nullable: true })
  parentId!: number | null

  @ManyToOne(() => ${parent}, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'parent_id' })
  parent!: ${parent} | null

  @Column({ type: 'varchar', length: 100, comment: 'As a person calls it' })
  name!: string

  @Column({ type: 'varchar', length: 64 })
  slug!: string

  @Column({ type: 'enum', enum: ${JSON.stringify(statuses)}, enumName: '${table}_status', default: 'draft' })
  status!: string

  @Column({ type: 'numeric', precision: 12, scale: 2, default: 0 })
  amount!: string

  @Column({ type: 'int', default: 1 })
  quantity!: number

  @Column({ type: 'boolean', default: true })
  enabled!: boolean

  @Column({ type: 'jsonb', default: {} })
  settings!: object

  @Column({ type: 'text', array: true, nullable: true })
  tags!: string[] | null

  @Column({ type: 'text', nullable: true })
  note!: string | null

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date
}
`
}
