const manner = / :(?:\w*location|\w*format|list_start|list_end) -?\d+/g

/** An expression as PostgreSQL keeps it, without what only says where in a text it stood and in which of several ways it was written. */
export const withoutManner = (tree: string): string => tree.replaceAll(manner, '')

/** The first number that PostgreSQL gives to what is not its own. */
const firstOfOthers = 16_384

const calls = / :(?:opno|\w*funcid) (\d+)/g

/** Whether every function and operator in it is PostgreSQL's own. */
export const callsOnlyOwn = (tree: string): boolean =>
  [...tree.matchAll(calls)].every(([, number]) => Number(number) < firstOfOthers)
