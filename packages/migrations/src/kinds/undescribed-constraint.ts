/**
 * Temporal keys and constraints that are not enforced, which no kind describes. PostgreSQL 18 has columns for that; in an older
 * catalog the same names are those of what stands beside, and nothing is found. To look the columns up in the row as JSON would
 * be understood by all, too, and takes longer than all the rest for a constraint.
 */
export const undescribedConstraint = `
  select k.oid, k.name, k.relation, k.is_temporal
  from (values (false, true)) older (conperiod, conenforced)
  cross join lateral (
    select oid, conname as name, conrelid as relation, conperiod as is_temporal, conenforced as is_enforced from pg_constraint
  ) k
  where k.is_temporal or not k.is_enforced`

/** What the catalog lists it as. */
export const wordFor = (row: string): string =>
  `case when ${row}.is_temporal then 'temporal key' else 'constraint that is not enforced' end`
