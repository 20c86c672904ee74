export * from './calendar-day.ts'
export * from './nip.ts'
