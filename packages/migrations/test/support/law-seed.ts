/** The seed of everything random in this run. */
export const lawSeed = Number(process.env.RETORT_LAWS_SEED ?? 20_240_607)
