export * from './weigh-words.ts'
