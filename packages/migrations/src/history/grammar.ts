/** What reads SQL. Loaded when there is something to read, because most runs send nothing that could lose rows. */
export async function grammar() {
  const [{ statementsIn }, { actionsOf }] = await Promise.all([
    import('../actions/parser.ts'),
    import('../actions/read.ts'),
  ])
  return { statementsIn, actionsOf }
}
