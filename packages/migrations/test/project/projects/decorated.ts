import { decoratorOptions, type Project } from '../project.ts'

const author = `
import { Column, Entity, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm'
import { Book } from './book.ts'

@Entity()
export class Author {
  @PrimaryGeneratedColumn('uuid') id: string
  @Column() fullName: string
  @Column({ nullable: true }) bornOn?: Date
  @OneToMany(() => Book, (book) => book.author) books: Relation<Book>[]
}
`

const book = (isGrown: boolean): string => `
import { Column, CreateDateColumn, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation, VersionColumn } from 'typeorm'
import { Author } from './author.ts'

enum Binding { Paperback = 'paperback', Cloth = 'cloth' }

@Entity()
@Index(['publishedAt'])
${isGrown ? "@Index('books_by_binding', ['binding', 'title'], { unique: true })" : ''}
export class Book {
  @PrimaryGeneratedColumn() id: number
  @Column() title: string
  @Column({ default: 1 }) pages: number
  @Column({ default: false }) lent: boolean
  @Column({ default: () => 'now()' }) publishedAt: Date
  @Column('simple-array') tags: string[]
  @CreateDateColumn() createdAt: Date
  @VersionColumn() version: number
  @ManyToOne(() => Author, (author) => author.books, { onDelete: 'CASCADE' }) author: Relation<Author>
  ${isGrown ? "@Column({ type: 'enum', enum: Binding, default: Binding.Paperback }) binding: Binding" : ''}
  ${isGrown ? '@Column({ nullable: true }) shelf?: string' : ''}
}
`

/** The settings are found where a project of this kind has them: nothing is said on the command line. */
export const decorated: Project = {
  about: 'decorated TypeScript without explicit types',
  files: (isGrown) => ({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': decoratorOptions({ allowImportingTsExtensions: true, noEmit: true, types: [] }),
    'src/author.ts': author,
    'src/book.ts': book(isGrown),
    'src/data-source.ts': `
import 'reflect-metadata'
import { DataSource } from 'typeorm'
import { Author } from './author.ts'
import { Book } from './book.ts'

export const library = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [Author, Book] })
`,
  }),
  init: [],
  revisions: 'revisions',
  dataSource: 'src/data-source.ts',
  creates: [
    '"id" uuid DEFAULT uuid_generate_v4() NOT NULL',
    '"fullName" varchar NOT NULL',
    '"bornOn" timestamp',
    '"pages" integer DEFAULT 1 NOT NULL',
    '"lent" boolean DEFAULT false NOT NULL',
    '"authorId" uuid',
  ],
  adds: [
    `CREATE TYPE "book_binding_enum" AS ENUM ('paperback', 'cloth')`,
    `ADD COLUMN "binding" book_binding_enum DEFAULT 'paperback'::book_binding_enum NOT NULL`,
    'ADD COLUMN "shelf" varchar',
    'CREATE UNIQUE INDEX "books_by_binding"',
  ],
}
