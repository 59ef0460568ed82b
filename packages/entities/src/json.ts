/** What a `jsonb` column holds once the driver has parsed it. Numbers beyond 2^53 have lost digits by then. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
