export * from './act.ts'
export * from './routes.ts'
