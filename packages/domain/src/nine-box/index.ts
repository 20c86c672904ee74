export * from './talent-box.ts'
export * from './talent-recipe.ts'
