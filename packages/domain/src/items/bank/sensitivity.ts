/** Subjects that can hurt or favour a group of people: what a fairness reviewer must know an item touches. */
export const SENSITIVITIES = [
  'religion',
  'ethnicity',
  'gender',
  'disability',
  'age',
  'politics',
  'region',
  'health',
  'money',
  'violence',
] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]
