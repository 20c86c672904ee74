export * from './setup.ts'
export * from './timetable.ts'
