import {
  classificationByEstimates,
  empiricalReliability,
  levelOf,
  normalLevelProbabilities,
  type Scores,
  type ScoringSettings,
} from '@petakom/psychometrics'
import { UsageError } from '../command.ts'

/** `person,theta,se`, and with cuts the level and the probability of each; empty where there is no finite estimate. */
export function scoreLines(persons: readonly string[], scores: Scores, cuts: readonly number[] | null): string {
  const levels = cuts === null ? '' : `,level${[...cuts, 0].map((_, k) => `,p${k + 1}`).join('')}`
  const lines = persons.map((person, i) => {
    const theta = scores.theta[i] ?? null
    const error = scores.standardError[i] ?? null
    return `${csvCell(person)},${theta ?? ''},${error ?? ''}${cuts === null ? '' : levelCells(theta, error, cuts)}`
  })
  return `person,theta,se${levels}\n${lines.join('\n')}\n`
}

function levelCells(theta: number | null, error: number | null, cuts: readonly number[]): string {
  const shares =
    theta === null || error === null || error === 0
      ? [...cuts, 0].map(() => '')
      : normalLevelProbabilities(theta, error, cuts)
  return `,${theta === null ? '' : levelOf(theta, cuts)},${shares.join(',')}`
}

const csvCell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export function readCuts(text: string | undefined): readonly number[] | null {
  if (text === undefined) return null
  const cuts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (cuts.every((cut, k) => Number.isFinite(cut) && (k === 0 || cut > cuts[k - 1]!))) return cuts
  throw new UsageError(`--cuts "${text}" harus berupa bilangan yang menaik, dipisah koma, misalnya -1,0,1.`)
}

/** What a reader of the scores should know beside them, in a few sentences. */
export function scoreSummary(scores: Scores, settings: ScoringSettings, cuts: readonly number[] | null): string {
  const { method, prior } = settings
  const none = scores.theta.filter((value) => value === null).length
  const by = method === 'eap' || method === 'map' ? `, sebaran awal N(${prior!.mean}, ${prior!.variance})` : ''
  const sentences = [`${scores.theta.length} orang, metode ${method}${by}.`]
  if (none > 0) sentences.push(`${none} di antaranya tanpa taksiran berhingga (sel kosong).`)
  const kind = method === 'eap' || method === 'map' ? 'shrunk' : 'observed'
  const reliability = empiricalReliability(scores.theta, scores.standardError, kind)
  if (reliability !== null && reliability < 0)
    sentences.push('Galat melebihi perbedaan antarorang: keandalan empiris 0.')
  else if (reliability !== null) sentences.push(`Keandalan empiris ${reliability.toFixed(3)}.`)
  const trust = cuts === null ? null : classificationByEstimates(scores.theta, scores.standardError, cuts)
  if (trust !== null) {
    const kappa = trust.kappa === null ? '' : `, kappa ${trust.kappa.toFixed(3)}`
    sentences.push(`Ketepatan level ${trust.accuracy.toFixed(3)}, konsistensi ${trust.consistency.toFixed(3)}${kappa}.`)
  }
  if (by !== '' && prior!.variance! < 0.01)
    sentences.push('Ragam sebaran awal hampir 0: eap dan map tidak membedakan orang; pakai wle atau --prior-variance.')
  else if (method === 'eap') {
    const nodes = settings.quadrature?.count ?? 61
    const least = scores.standardError.reduce<number>((least, error) => Math.min(least, error ?? least), 1)
    // The rule of equal steps is exact to four digits while the posterior's deviation is 0.8 steps or more.
    if (least < (0.8 * 12) / (nodes - 1))
      sentences.push(`Galat terkecil ${least.toFixed(3)} terlalu rapat bagi ${nodes} titik: pakai --quadrature 241.`)
  }
  return sentences.join(' ')
}
