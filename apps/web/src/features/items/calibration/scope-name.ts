import type { CalibrationScope } from '@petakom/contract'
import type { TFunction } from 'i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'

export function scopeName(scope: CalibrationScope, t: TFunction): string {
  if (scope.kind === 'bank') return t('calibration:scope.bank')
  if (scope.kind === 'theme') return t('calibration:scope.theme', { name: t(`items:theme.${scope.code}`) })
  return t('calibration:scope.competency', { name: competencyLabel(scope.code) })
}
