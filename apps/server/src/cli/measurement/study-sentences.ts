import type { PlannedStudy, StudyDesign, StudyProblem } from '@petakom/psychometrics'
import type { studyJson } from './study-json.ts'

const FACETS = { p: 'orang', e: 'latihan', r: 'penilai' } as const

/** Why ratings cannot carry a design, and what to do. */
export function studyProblemSentence(design: StudyDesign, problem: StudyProblem): string {
  switch (problem.reason) {
    case 'one-level':
      return `rancangan ${design} memerlukan sedikitnya dua ${FACETS[problem.facet]}. Pilih rancangan lain dengan --design.`
    case 'too-many-levels':
      return `rancangan ${design} tidak mengenal ${FACETS[problem.facet]}, padahal datanya memuat ${problem.levels}. Pilih rancangan lain dengan --design.`
    case 'confounded':
      return `${problem.effects.join(' dan ')} tidak dapat dipisahkan: keduanya membagi penilaian dengan cara yang sama. Pilih rancangan lain dengan --design.`
    case 'singular':
      return `pola penilaiannya tidak menentukan semua komponen rancangan ${design}. Pilih rancangan yang lebih sederhana dengan --design.`
  }
}

const two = (value: number | null) => (value === null ? '–' : value.toFixed(2))

/** The study in a few lines for who runs the command. */
export function studyLines(report: ReturnType<typeof studyJson>): string[] {
  const { design, persons, exercises, raters, ratings, observed, components, smallest } = report
  return [
    `Rancangan ${design}: ${persons} orang, ${exercises} latihan, ${raters} penilai, ${ratings} penilaian.`,
    `Bagian ragam: ${components.map(({ name, share }) => `${name} ${share === null ? '–' : `${Math.round(100 * share)}%`}`).join(', ')}.`,
    `Keandalan apa adanya: G ${two(observed.generalisability.value)} (urutan), Phi ${two(observed.dependability.value)} (level).`,
    ...smallest.map(({ wanted, dependability }) => `Phi ${wanted}: ${plansText(dependability)}.`),
  ]
}

const plansText = (plans: readonly PlannedStudy[]): string =>
  plans.length === 0
    ? 'tidak tercapai dengan jumlah yang dicoba'
    : plans
        .slice(0, 4)
        .map(({ exercises, raters }) => `${exercises} latihan dengan ${raters} penilai`)
        .join(', atau ')
