import type { RaterPlan } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import { numberOption } from './number-option.ts'
import { type StudyWish, USUAL_WISH } from './study-json.ts'

const RATER_PLANS: readonly RaterPlan[] = ['same', 'by-exercise', 'rotating']
/** A table longer than this is nobody's plan. */
const MOST = 50

interface Given {
  readonly 'raters-plan'?: string | undefined
  readonly exercises?: string | undefined
  readonly raters?: string | undefined
  readonly wanted?: string | undefined
}

export function wishOf(values: Given): StudyWish {
  return {
    most: {
      exercises: count('--exercises', values.exercises, USUAL_WISH.most.exercises),
      raters: count('--raters', values.raters, USUAL_WISH.most.raters),
    },
    wanted: values.wanted === undefined ? USUAL_WISH.wanted : values.wanted.split(',').map(share),
    raterPlan: planOf(values['raters-plan']),
  }
}

function count(name: string, text: string | undefined, without: number): number {
  const value = numberOption(name, text) ?? without
  if (Number.isInteger(value) && value >= 1 && value <= MOST) return value
  throw new UsageError(`${name} harus bilangan bulat dari 1 sampai ${MOST}, bukan ${value}.`)
}

function share(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value < 1) return value
  throw new UsageError(`--wanted "${text.slice(0, 40)}" harus di antara 0 dan 1, misalnya 0.8.`)
}

function planOf(text: string | undefined): RaterPlan {
  const found = RATER_PLANS.find((plan) => plan === (text ?? USUAL_WISH.raterPlan))
  if (found) return found
  throw new UsageError(`--raters-plan "${text?.slice(0, 40)}" tidak dikenal. Pilih ${RATER_PLANS.join(', ')}.`)
}
