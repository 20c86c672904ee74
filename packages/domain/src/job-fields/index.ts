export * from './job-fields.ts'
