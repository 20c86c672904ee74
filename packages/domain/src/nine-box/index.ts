export * from './box-outlook.ts'
export * from './talent-box.ts'
export * from './talent-recipe.ts'
export * from './treatments.ts'
