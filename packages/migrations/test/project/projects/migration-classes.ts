import { decoratorOptions, type Files } from '../project.ts'

/** A project whose history so far was written for TypeORM's own commands. */
export const modernClasses = (isGrown: boolean): Files => ({
  'package.json': '{ "type": "module" }',
  'tsconfig.json': decoratorOptions(),
  'src/book.ts': `
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
@Index('book_isbn', ['isbn'], { unique: true })
export class Book {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'book_pkey' }) id: number
  @Column() title: string
  @Column({ nullable: true }) isbn?: string
  ${isGrown ? '@Column({ default: 0 }) pages: number' : ''}
}
`,
  'src/data-source.ts': `
import 'reflect-metadata'
import { DataSource } from 'typeorm'
import { Book } from './book.ts'

export const library = new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL,
  entities: [Book],
  migrations: ['src/migrations/*.ts'],
})
`,
  'src/migrations/1700000000000-CreateBooks.ts': `
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'

export class CreateBooks1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = { name: 'id', type: 'serial', isPrimary: true, primaryKeyConstraintName: 'book_pkey' }
    await queryRunner.createTable(new Table({ name: 'book', columns: [id, { name: 'title', type: 'varchar' }] }))
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('book')
  }
}
`,
  'src/migrations/1700000100000-AddIsbn.ts': `
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class AddIsbn1700000100000 implements MigrationInterface {
  name = 'AddIsbn1700000100000'

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "book" ADD "isbn" character varying')
    await queryRunner.query('CREATE UNIQUE INDEX "book_isbn" ON "book" ("isbn") ')
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "public"."book_isbn"')
    await queryRunner.query('ALTER TABLE "book" DROP COLUMN "isbn"')
  }
}
`,
})

/** The same in JavaScript as TypeORM's own commands write it. */
export const plainClasses = (isGrown: boolean): Files => ({
  'package.json': '{ "name": "somebody-elses" }',
  'data-source.js': `
const { DataSource, EntitySchema } = require('typeorm')

const Book = new EntitySchema({
  name: 'Book',
  columns: {
    id: { type: Number, primary: true, generated: true, primaryKeyConstraintName: 'book_pkey' },
    title: { type: String },
    isbn: { type: String, nullable: true },
    ${isGrown ? 'pages: { type: Number, default: 0 },' : ''}
  },
})

module.exports = new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL,
  entities: [Book],
  migrations: ['migrations/*.js'],
})
`,
  'migrations/1700000000000-CreateBooks.js': `
/** @typedef {import('typeorm').MigrationInterface} MigrationInterface */

/** @class @implements {MigrationInterface} */
module.exports = class CreateBooks1700000000000 {
  name = 'CreateBooks1700000000000'

  async up(queryRunner) {
    await queryRunner.query(\`CREATE TABLE "book" ("id" SERIAL NOT NULL, "title" character varying NOT NULL, CONSTRAINT "book_pkey" PRIMARY KEY ("id"))\`)
  }

  async down(queryRunner) {
    await queryRunner.query(\`DROP TABLE "book"\`)
  }
}
`,
  'migrations/1700000100000-AddIsbn.js': `
module.exports = class AddIsbn1700000100000 {
  async up(queryRunner) {
    await queryRunner.query(\`ALTER TABLE "book" ADD "isbn" character varying\`)
  }

  async down(queryRunner) {
    await queryRunner.query(\`ALTER TABLE "book" DROP COLUMN "isbn"\`)
  }
}
`,
})
