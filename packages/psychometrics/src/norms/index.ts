export { chooseLogLinear, fitLogLinear, type LogLinearFit } from './log-linear.ts'
export * from './norm-table.ts'
export * from './read-norm.ts'
export * from './standard-setting/index.ts'
