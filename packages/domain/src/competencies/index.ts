export * from './competencies.ts'
