import { quoteLiteral, quoteQualified } from '../sql/quote.ts'
import type { Enum } from './enum.ts'

export const createEnum = ({ namespace, name, values }: Enum): string =>
  `CREATE TYPE ${quoteQualified(namespace, name)} AS ENUM (${values.map(quoteLiteral).join(', ')})`
