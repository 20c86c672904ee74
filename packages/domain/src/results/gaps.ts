import advice from '../../data/development-advice.json' with { type: 'json' }
import { COMPETENCIES, type Levels } from '../competencies/competencies.ts'

export interface CompetencyGap {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly required: number
  /** Level minus required: negative is short. */
  readonly gap: number
}

/** Every measured competency with a requirement, largest shortfall first. */
export function competencyGaps(levels: Levels, standard: Levels): CompetencyGap[] {
  return COMPETENCIES.flatMap(({ code, name }) => {
    const level = levels[code]
    const required = standard[code]
    return level === undefined || required === undefined ? [] : [{ code, name, level, required, gap: level - required }]
  }).sort((one, other) => one.gap - other.gap)
}

const ADVICE: Readonly<Record<string, { keep: string; near: string; far: string }>> = advice.advice

/**
 * One activity by the size of the gap, then what the next level looks like in the dictionary's words. The aim is one
 * level at a time, however far the requirement is.
 */
export function developmentAdvice({ code, name, level, gap }: CompetencyGap): string {
  const activity = ADVICE[code]?.[gap >= 0 ? 'keep' : gap === -1 ? 'near' : 'far']
  const next = COMPETENCIES.find((competency) => competency.code === code)?.levels.find((it) => it.level === level + 1)
  if (!next) return [`${name} (level ${level}):`, activity].filter(Boolean).join(' ')
  const example = next.indicators[0]?.text ?? next.summary
  return [`${name} (level ${level} menuju ${level + 1}):`, activity, `Perilaku yang dituju: ${lowerFirst(example)}`]
    .filter(Boolean)
    .join(' ')
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

export function strengthSentence({ name, level, required, gap }: CompetencyGap): string {
  return gap === 0
    ? `${name} sesuai standar (level ${level}).`
    : `${name} ${gap} tingkat di atas standar (level ${level}, dipersyaratkan ${required}).`
}

export function shortfallSentence({ name, level, required, gap }: CompetencyGap): string {
  return `${name} ${-gap} tingkat di bawah standar (level ${level}, dipersyaratkan ${required}).`
}

const PLACEMENT: Readonly<Record<string, string>> = {
  O: 'Hasil pemetaan mendukung penempatan pada jabatan setingkat, dan dapat menjadi salah satu bahan pertimbangan untuk penugasan yang lebih luas.',
  CO: 'Hasil pemetaan mendukung penempatan pada jabatan setingkat dengan pendampingan pada area pengembangan.',
  KO: 'Penempatan sebaiknya disertai rencana pengembangan pada kompetensi yang belum sesuai standar, lalu diukur kembali.',
}

/** For a mapping only. A proposal: placing is decided by a named person, with reasons beyond this test. */
export function placementAdvice(categoryCode: string): string | null {
  const advice = PLACEMENT[categoryCode]
  return advice ? `${advice} Keputusan penempatan ada pada pejabat yang berwenang.` : null
}
