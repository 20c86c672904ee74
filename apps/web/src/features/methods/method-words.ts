import type { DesignPlan, PresetTool } from '@petakom/domain'
import type { TFunction } from 'i18next'
import { formatNumber } from '../../lib/format.ts'

export const errorWord = (value: number | null) => formatNumber(value, { least: 2, most: 2 })

/** "Tes, simulasi, wawancara (2 asesor)". */
export function planName(t: TFunction, tools: readonly PresetTool[]): string {
  const assessors = Math.max(0, ...tools.map((tool) => tool.assessors))
  const kinds = [...new Set(tools.map(({ kind }) => t(`methods:tool.${kind}`)))].join(', ')
  return assessors > 0 ? t('methods:plan.withAssessors', { kinds, count: assessors }) : kinds
}

export const planKey = ({ tools }: Pick<DesignPlan, 'tools'>): string =>
  tools.map(({ kind, assessors, minutes }) => `${kind}${minutes}.${assessors}`).join('-')

/** Rupiah that taking away a tenth of a level of error costs between two plans; null where nothing is taken away. */
export function pricePerTenth(before: DesignPlan | undefined, after: DesignPlan): number | null {
  if (!before || before.standardError <= after.standardError) return null
  return ((after.rupiah - before.rupiah) / (before.standardError - after.standardError)) * 0.1
}
