export type { SyntheticPost } from './city-posts.ts'
export type { SyntheticUnit } from './city-units.ts'
export * from './generate-city.ts'
