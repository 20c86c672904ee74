export * from './common.ts'
export * from './define-route.ts'
export * from './identity.ts'
export * from './organization.ts'
