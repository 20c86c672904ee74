export * from './is-here.ts'
