import type { Constraint } from './constraint.ts'

/** A declared constraint with the choices of the one that is there for which TypeORM has no word. */
export function adoptConstraint(live: Constraint, declared: Constraint): Constraint {
  if (live.type === 'primary key' && declared.type === 'primary key') {
    const { include, deferrable, initiallyDeferred } = live
    return { ...declared, include, deferrable, initiallyDeferred }
  }
  if (live.type === 'unique' && declared.type === 'unique') {
    const { include, nullsNotDistinct } = live
    return { ...declared, include, nullsNotDistinct }
  }
  if (live.type === 'foreign key' && declared.type === 'foreign key') {
    const { match, onDelete, onDeleteColumns } = live
    return { ...declared, match, onDeleteColumns: onDelete === declared.onDelete ? onDeleteColumns : [] }
  }
  if (live.type === 'check' && declared.type === 'check') return { ...declared, noInherit: live.noInherit }
  return declared
}
