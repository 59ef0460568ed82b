/** The id of a row in a custom id. What a crafted button carries may be anything, and no row has the id 0. */
export const rowId = (text: string | undefined): number =>
  /^\d{1,10}$/.test(text ?? '') && Number(text) <= 2_147_483_647 ? Number(text) : 0
