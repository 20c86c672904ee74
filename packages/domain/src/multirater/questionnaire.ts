import statements from '../../data/behaviour-statements.json' with { type: 'json' }

export interface BehaviourStatement {
  readonly code: string
  readonly competency: string
  readonly text: string
  readonly textEn: string
}

/** Statements that are answered by how often they are seen; copied into a round, so that a later version changes none. */
export interface Questionnaire {
  readonly code: string
  readonly version: number
  readonly title: string
  readonly titleEn: string
  readonly source: string
  readonly statements: readonly BehaviourStatement[]
}

export const DEFAULT_QUESTIONNAIRE: Questionnaire = statements

/** 1 hardly ever to 5 nearly always; null: could not see it. */
export type Frequency = 1 | 2 | 3 | 4 | 5 | null
export const FREQUENCIES = [1, 2, 3, 4, 5] as const

export const RELATIONS = ['self', 'superior', 'peer', 'subordinate'] as const
export type RaterRelation = (typeof RELATIONS)[number]
/** Those who answer under the promise that nobody finds out who said what. */
export const HIDDEN_RELATIONS = ['peer', 'subordinate'] as const
/** No round may promise less. */
export const LEAST_GROUP = 3
