export * from './calibration.ts'
export * from './may-rate.ts'
export * from './training-case.ts'
