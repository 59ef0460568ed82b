// Lets `migrate` be run anywhere in the repository.
export { default } from './packages/migrations/migrate.config.ts'
