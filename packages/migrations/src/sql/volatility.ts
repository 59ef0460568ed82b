import { reservedWords } from './reserved-words.ts'
import { sqlTokens } from './split.ts'

/** One value for all rows, one for each, or a function gives it of which nobody knows. */
export type Volatility = 'steady' | 'volatile' | 'unknown'

/** Functions that answer otherwise from row to row: PostgreSQL's own, and those of the extensions that make ids and secrets. */
const volatile: ReadonlySet<string> = new Set(
  `random random_normal clock_timestamp timeofday gen_random_uuid uuidv4 uuidv7 uuid_generate_v1 uuid_generate_v1mc
  uuid_generate_v4 nextval setval lastval currval gen_random_bytes gen_salt`.split(/\s+/),
)

/** Functions that a default may call and that have one value for all rows of a statement. */
const steady: ReadonlySet<string> = new Set(
  `now transaction_timestamp statement_timestamp timezone date_trunc date_part to_timestamp make_date make_interval
  make_timestamp age extract lower upper concat coalesce nullif to_char to_date to_number md5 sha256 encode decode format
  length replace substring left right trim btrim repeat round floor ceil abs array_to_json to_json to_jsonb
  json_build_object jsonb_build_object json_build_array jsonb_build_array row_to_json to_tsvector array_fill
  current_setting current_database current_schema session_user uuid_nil pg_backend_pid txid_current inet_client_addr
  int4range int8range numrange tsrange tstzrange daterange int4multirange int8multirange nummultirange tsmultirange
  tstzmultirange datemultirange lpad rpad chr ascii power sqrt sign mod trunc point box circle`.split(/\s+/),
)

/** What becomes of an expression that calls these functions, named without their schemas. */
export function volatilityOf(functions: readonly string[]): Volatility {
  if (functions.some((name) => volatile.has(name))) return 'volatile'
  return functions.every((name) => steady.has(name)) ? 'steady' : 'unknown'
}

/** The functions that an expression calls, as far as its text tells, without their schemas. */
export function callsIn(expression: string): readonly string[] {
  const calls: string[] = []
  let word: string | null = null
  let isType = false
  for (const token of sqlTokens(expression).filter((each) => !/^(\s|--|\/\*)/.test(each))) {
    if (token === '(' && word !== null && !isType) calls.push(word)
    // What follows `::` is a type, whose name may have several words and a length.
    if (token === ':') isType = true
    else if (!isWord(token) && token !== '.') isType = false
    word = isWord(token) ? nameOf(token) : null
  }
  return calls
}

const isWord = (token: string): boolean => /^(?:"|[A-Za-z_\u0080-\uffff])/.test(token) && !/^[eE]'/.test(token)

/** PostgreSQL folds what is not quoted; the words of its grammar, such as `CASE (`, call nothing. */
function nameOf(word: string): string | null {
  if (word.startsWith('"')) return word.slice(1, -1).replaceAll('""', '"')
  const name = word.toLowerCase()
  return reservedWords.has(name) ? null : name
}
