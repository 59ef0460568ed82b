import { EntitySchema } from 'typeorm'

export const about = 'entities written as values instead of classes'

interface Author {
  id: number
  name: string
  born: string | null
  books: Book[]
}

interface Book {
  id: string
  title: string
  language: string
  pages: number
  price: number
  updatedAt: Date
  author: Author
  genres: Genre[]
  size: Size
}

interface Genre {
  name: string
}

interface Size {
  width: number
  height: number
}

const author = new EntitySchema<Author>({
  name: 'Author',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    name: { type: 'varchar', length: 80, collation: 'C' },
    born: { type: 'date', nullable: true },
  },
  relations: { books: { type: 'one-to-many', target: 'Book', inverseSide: 'author' } },
  indices: [
    { name: 'author_by_name_and_born', columns: ['name', 'born'] },
    { columns: ['born'], where: 'born IS NOT NULL' },
  ],
  uniques: [{ columns: ['name'] }],
})

const genre = new EntitySchema<Genre>({
  name: 'Genre',
  tableName: 'genres',
  columns: { name: { type: 'text', primary: true, primaryKeyConstraintName: 'genre_by_name' } },
})

const size = new EntitySchema<Size>({
  name: 'Size',
  columns: { width: { type: 'integer' }, height: { type: 'integer', default: 20 } },
})

const book = new EntitySchema<Book>({
  name: 'Book',
  schema: 'library',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    title: { type: 'text', comment: "the author's title" },
    language: { type: 'enum', enum: ['en', 'nl'], enumName: 'language', default: 'en' },
    pages: { type: 'integer', nullable: true },
    price: { type: 'numeric', precision: 6, scale: 2, unique: true },
    updatedAt: { type: 'timestamptz', updateDate: true },
  },
  embeddeds: { size: { schema: size, prefix: 'size_' } } as never,
  relations: {
    author: { type: 'many-to-one', target: 'Author', inverseSide: 'books', onDelete: 'CASCADE', nullable: false },
    genres: { type: 'many-to-many', target: 'Genre', joinTable: { name: 'book_genre' } },
  },
  uniques: [{ name: 'book_by_title', columns: ['title', 'language'], deferrable: 'INITIALLY DEFERRED' }],
  checks: [{ name: 'book_has_pages', expression: 'pages > 0' }, { expression: "title <> ''" }],
  exclusions: [{ name: 'one_book_a_price', expression: 'USING gist (price WITH =)' }],
})

const cheapBook = new EntitySchema<Pick<Book, 'id' | 'title'>>({
  name: 'CheapBook',
  type: 'view',
  schema: 'library',
  expression: 'SELECT id, title FROM library.book WHERE price < 10',
  columns: { id: { type: 'uuid' }, title: { type: 'text' } },
})

export const entities = [author, genre, book, cheapBook]
