import type { ExpressionFacts } from '../model/definition.ts'

/** PostgreSQL's own functions that answer otherwise from row to row. */
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
  int4range int8range numrange tsrange tstzrange daterange`.split(/\s+/),
)

/** How a default comes by its values: one for all rows, one for each, or a function does it of which nobody knows. */
export function volatilityOf(expression: ExpressionFacts): 'steady' | 'volatile' | 'unknown' {
  if (expression.functions.some((name) => volatile.has(name))) return 'volatile'
  return expression.functions.every((name) => steady.has(name)) ? 'steady' : 'unknown'
}
