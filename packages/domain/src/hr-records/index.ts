export * from './check-records.ts'
export * from './hr-record.ts'
export * from './read-record.ts'
