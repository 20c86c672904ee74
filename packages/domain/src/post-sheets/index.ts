export * from './check-jabatan.ts'
export * from './check-standards.ts'
export * from './post-check.ts'
