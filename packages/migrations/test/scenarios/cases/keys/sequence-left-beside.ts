import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a key that lost its default counts on with the sequence that still belongs to it',
  before: `
    create table bill (id integer constraint "PK_683b47912b8b30fe71d1fa22199" primary key, no text not null);
    create sequence numbers owned by bill.id;
    select setval('numbers', 41);
    create sequence bill_no_seq owned by bill.no;
    alter table bill alter no set default 'B' || nextval('bill_no_seq')`,
  after: () => {
    @Entity()
    class Bill {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'varchar', default: () => "'B' || nextval('bill_no_seq')" })
      no!: string
    }
    return [Bill]
  },
  rows: 'insert into bill (id) values (7)',
  outcome: {
    avoids: [/SEQUENCE/],
    keeps: { 'select * from bill': ['7|B1'] },
    afterwards: { 'insert into bill default values returning *': ['42|B2'] },
  },
} satisfies Scenario
