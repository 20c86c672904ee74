import type { AxisPart, getTalentProfile, ResponseOf } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import type { z } from 'zod'
import { formatNumber } from '../../lib/format.ts'
import { reasonSentence } from '../../lib/reason-sentence.ts'

type Part = z.infer<typeof AxisPart>
type Profile = ResponseOf<typeof getTalentProfile>

/** A name of the guideline in the language of the screen; one that an instansi added itself, as it wrote it. */
const named = (key: string, asWritten: string, i18n: I18n): string => (i18n.exists(key) ? i18n.t(key) : asWritten)

export const partName = ({ code, name }: Pick<Part, 'code' | 'name'>, i18n: I18n) =>
  named(`talent:part.${code}`, name, i18n)
export const boxName = (box: number, asWritten: string, i18n: I18n) => named(`talent:boxName.${box}`, asWritten, i18n)
export const treatmentName = ({ code, name }: Profile['treatment'][number], i18n: I18n) =>
  named(`talent:treatment.${code}`, name, i18n)
export const missingReason = ({ because, missing }: Part, i18n: I18n): string =>
  because ? reasonSentence(because, missing ?? '', i18n) : (missing ?? '')

type Outlook = Pick<Profile, 'box' | 'chances' | 'alternatives' | 'potentialLow'>
const CLEAR = 0.5

/** "kemungkinan besar kotak 8, mungkin 9"; without a clear favourite the boxes are named side by side. */
export function outlookSentence({ box, chances, alternatives, potentialLow }: Outlook, { t }: I18n): string {
  if (box === null || potentialLow === null) return t('talent:outlook.unknown')
  if (alternatives.length === 0) return t('talent:outlook.sure', { box })
  const isClear = (chances.find((one) => one.box === box)?.chance ?? 0) > CLEAR
  const list = (boxes: readonly number[]) => boxes.map((one) => formatNumber(one)).join(` ${t('talent:outlook.or')} `)
  return isClear
    ? t('talent:outlook.likely', { box, others: list(alternatives) })
    : t('talent:outlook.even', { boxes: list([box, ...alternatives]) })
}
