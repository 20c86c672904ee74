import {
  type AgreementReport,
  type Icc,
  type IccReport,
  RatingsError,
  ratingAgreement,
  suitedStudy,
} from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import { problemSentence } from './raters-sentences.ts'
import { readRatings } from './read-ratings.ts'
import { studyJson, USUAL_WISH } from './study-json.ts'

/** What `petakom reliability --ratings` writes: agreement of the raters, and what their scores generalise to. */
export async function ratingsReliability(path: string) {
  const { ratings, empty, repeated } = await readRatings(path)
  try {
    const { all, byItem, meanOfItems, ...counts } = ratingAgreement(ratings)
    const study = suitedStudy(ratings)
    return {
      ...counts,
      emptyRows: empty,
      repeatedRows: repeated,
      ...agreement(all, counts.raters),
      byItem: byItem.map(({ item, ...report }) => ({ item, ...agreement(report, counts.raters) })),
      meanOfItems: meanOfItems && iccs(meanOfItems),
      generalisability: study && studyJson(study, USUAL_WISH),
    }
  } catch (error) {
    if (error instanceof RatingsError) throw new UsageError(`${path}: ${problemSentence(error.problem)}`)
    throw error
  }
}

function agreement(
  { subjects, complete, icc, cohen, fleiss, light, kendall, krippendorff, ...rest }: AgreementReport,
  raters: number,
) {
  const alpha = (metric: keyof typeof krippendorff) => ({
    alpha: krippendorff[metric].value,
    alphaByIrr: krippendorff[metric].valueByIrr,
  })
  return {
    subjects,
    completeSubjects: complete,
    icc: icc && iccs(icc),
    cohenKappa: cohen,
    cohenKappaMorePairs: rest.morePairs,
    fleissKappa: fleiss,
    lightKappa: light,
    kendallW: kendall,
    krippendorff: {
      subjects: krippendorff.nominal.subjects,
      ratings: krippendorff.nominal.ratings,
      nominal: alpha('nominal'),
      ordinal: alpha('ordinal'),
      interval: alpha('interval'),
      ratio: alpha('ratio'),
    },
    percentAgreeAll: rest.agreement && 100 * rest.agreement.exact,
    percentWithinOne: rest.agreement && 100 * rest.agreement.withinOne,
    note: noteOf(complete, raters),
  }
}

function noteOf(complete: number, raters: number): string | null {
  if (raters < 2) return 'Hanya ada satu penilai; kesepakatan memerlukan sedikitnya dua.'
  if (complete >= 2) return null
  return `Hanya ${complete} subjek dinilai oleh semua penilai; indeks yang memerlukannya ditulis null.`
}

const iccs = ({ subjects, raters, incomplete, meanSquares, forms }: IccReport) => ({
  subjects,
  raters,
  incomplete,
  meanSquares,
  forms: forms.map(iccRow),
})

const iccRow = ({ form, name, value, f, df1, df2, p, lower, upper, lowerByIrr, upperByIrr }: Icc) => ({
  type: form,
  name,
  ICC: value,
  F: f,
  df1,
  df2,
  p,
  lower95: lower,
  upper95: upper,
  lower95ByIrr: lowerByIrr,
  upper95ByIrr: upperByIrr,
})
