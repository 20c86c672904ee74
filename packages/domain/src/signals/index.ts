export * from './answer-times.ts'
export * from './quick-answers.ts'
export * from './signal-recipe.ts'
