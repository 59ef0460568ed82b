import { quoteLiteral, quoteName } from './quote.ts'

/** The setting under which the server prints names: bare in the default namespace, qualified everywhere else. */
export const printingPath = (namespace: string, before?: string): string =>
  `search_path = ${before === undefined ? '' : `${quoteName(before)}, `}${quoteName(namespace)}, pg_temp`

/** The statements after which, until the transaction ends, written SQL finds what it names. */
export const runningPath = (namespace: string): readonly string[] => [
  `set local ${printingPath(namespace)}`,
  withExtensions(namespace, 'transaction'),
]

/**
 * Puts the namespaces that extensions live in behind the default one, because nobody qualifies `citext` or its operators. A
 * default namespace that does not exist is left alone, so that nothing is made in another by mistake. Every name is
 * PostgreSQL's own, whatever the path is.
 */
export const withExtensions = (namespace: string, extent: 'transaction' | 'session'): string =>
  `select pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', pg_catalog.quote_ident(${quoteLiteral(namespace)}), (
    select pg_catalog.string_agg(distinct pg_catalog.quote_ident(n.nspname::pg_catalog.text), ', ')
    from pg_catalog.pg_extension e
    join pg_catalog.pg_namespace n on n.oid = e.extnamespace
    where n.nspname not in ('pg_catalog', ${quoteLiteral(namespace)})
      and exists (select from pg_catalog.pg_namespace d where d.nspname = ${quoteLiteral(namespace)})
  ), 'pg_temp'), ${extent === 'transaction'})`
