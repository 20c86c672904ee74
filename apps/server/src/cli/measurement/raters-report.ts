import type { DriftReport, IslandFit, ManyFacetFit, RaterItemBias } from '@petakom/psychometrics'
import { problemSentence, remarkSentence } from './raters-sentences.ts'

/** What `petakom raters` writes; with islands fitted apart, rows name theirs and values of one island are in `islands`. */
export function ratersReport(model: string, islands: readonly IslandFit[], extra: readonly string[]) {
  const one = islands.length === 1 ? islands[0]!.fit : null
  const place = (island: number) => (one ? {} : { island })
  const fits = islands.flatMap(({ fit }, i) => (fit ? [{ fit, number: i + 1 }] : []))
  const reliabilityOf = ({ eapReliability, wleReliability, separation }: ManyFacetFit) => ({
    eap: eapReliability,
    wle: wleReliability,
    raters: separation && {
      separation: separation.separation,
      reliability: separation.reliability,
      strata: separation.strata,
      error: separation.error,
      spread: separation.spread,
      equalSeverity: { chiSquare: separation.chiSquare, df: separation.df, p: separation.p },
    },
  })
  return {
    model,
    ratings: islands.reduce((sum, { island }) => sum + island.ratings, 0),
    logLik: fits.reduce((sum, { fit }) => sum + fit.logLikelihood, 0),
    parameters: fits.reduce((sum, { fit }) => sum + fit.parameters, 0),
    latentVariance: one?.latentVariance.value ?? null,
    latentVarianceSe: one?.latentVariance.standardError ?? null,
    converged: fits.every(({ fit }) => fit.isConverged),
    cycles: fits.reduce((most, { fit }) => Math.max(most, fit.cycles), 0),
    raters: fits.flatMap(({ fit, number }) =>
      fit.raters.map((rater) => ({
        id: rater.id,
        ...place(number),
        severity: rater.severity,
        se: rater.standardError,
        seDiagonal: rater.diagonalError,
        infit: rater.infit,
        outfit: rater.outfit,
        n: rater.ratings,
        fairAverage: rater.fairAverage,
      })),
    ),
    items: fits.flatMap(({ fit, number }) =>
      fit.items.map((item) => ({
        id: item.id,
        ...place(number),
        difficulty: item.difficulty,
        se: item.standardError,
        seDiagonal: item.diagonalError,
        infit: item.infit,
        outfit: item.outfit,
        n: item.ratings,
      })),
    ),
    steps: fits.flatMap(({ fit, number }) =>
      fit.steps.map(({ item, from, to, value, standardError, diagonalError }) => ({
        ...(item === null ? {} : { item }),
        ...place(number),
        from,
        to,
        step: value,
        se: standardError,
        seDiagonal: diagonalError,
      })),
    ),
    persons: fits.flatMap(({ fit, number }) =>
      fit.persons.map((person) => ({
        id: person.id,
        ...place(number),
        score: person.score,
        max: person.max,
        eap: person.eap,
        eapSe: person.eapError,
        wle: person.wle,
        wleSe: person.wleError,
        infit: person.infit,
        outfit: person.outfit,
        n: person.ratings,
        fairAverage: person.fairAverage,
        extreme: person.isExtreme,
      })),
    ),
    reliability: one && reliabilityOf(one),
    islands: islands.map(({ island, fit, problem }) => ({
      raters: island.raters,
      items: island.items,
      persons: one ? island.persons.length : island.persons,
      ratings: island.ratings,
      ...(fit
        ? {
            logLik: fit.logLikelihood,
            latentVariance: fit.latentVariance.value,
            converged: fit.isConverged,
            reliability: reliabilityOf(fit),
          }
        : { refused: problemSentence(problem) }),
    })),
    remarks: [
      ...extra,
      ...islands.flatMap(({ fit, problem }, i) => {
        const sentences = fit ? fit.remarks.map(remarkSentence) : [`Tidak dihitung. ${problemSentence(problem)}`]
        return sentences.map((sentence) => (one ? sentence : `Pulau ${i + 1}: ${sentence}`))
      }),
    ],
  }
}

export const biasJson = ({ rater, item, ratings, bias, standardError, z, p, adjustedP }: RaterItemBias) => ({
  rater,
  item,
  n: ratings,
  bias,
  se: standardError,
  z,
  p,
  holm: adjustedP,
})

export const driftJson = (model: string, { logLikelihood, isConverged, raters }: DriftReport) => ({
  model,
  logLik: logLikelihood,
  converged: isConverged,
  raters: raters.map(({ rater, isStable, periods, changes, test }) => ({
    id: rater,
    stable: isStable,
    periods: periods.map(({ period, severity, standardError, ratings }) => ({
      ...(isStable ? {} : { period }),
      severity,
      se: standardError,
      n: ratings,
    })),
    changes: changes.map(({ from, to, change, standardError, z, p }) => ({
      from,
      to,
      change,
      se: standardError,
      z,
      p,
    })),
    test,
  })),
})
