export * from './check-sheet.ts'
export * from './observation-sheet.ts'
