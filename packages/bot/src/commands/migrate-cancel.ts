import { defineButton } from './command.ts'

/** `v1:migrate:cancel` */
export const migrateCancel = defineButton({
  name: 'cancel',
  access: 'operators',
  touches: 'nothing',
  replaces: true,
  run: async () => ({ text: 'Nothing was run.' }),
})
