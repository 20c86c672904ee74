import type { Scenario } from '@petakom/domain'
import { listOf, type PartName } from './draft-parts.ts'

/** Pages of the editor, in the order in which a simulation is thought out. */
export const SECTIONS = [
  ...(['head', 'actors', 'resources', 'documents', 'calendar', 'messages', 'events', 'rules', 'rating'] as const),
  ...(['policies', 'map', 'preview', 'trial'] as const),
] as const
export type Section = (typeof SECTIONS)[number]

export const isPart = (section: Section): section is PartName =>
  section !== 'head' && section !== 'map' && section !== 'preview' && section !== 'trial'

export const countOf = (draft: Scenario, section: Section): number | null =>
  isPart(section) ? listOf(draft, section).length : null
