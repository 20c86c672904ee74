export * from './questionnaire.ts'
export * from './summarise-answers.ts'
