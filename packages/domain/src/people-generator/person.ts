import type { Random } from '@petakom/psychometrics'
import names from '../../data/synthetic-names.json' with { type: 'json' }

export interface Birth {
  readonly sex: 'L' | 'P'
  readonly name: string
  readonly place: string
  /** YYYY-MM-DD. */
  readonly birthDate: string
  readonly age: number
}

const two = (n: number) => String(n).padStart(2, '0')

/** A person who does not exist: names of many regions, put together by chance. */
export function drawBirth(
  random: Random,
  { from, to }: { from: number; to: number },
  womenShare: number,
  year: number,
): Birth {
  const sex = random.uniform() < womenShare ? 'P' : 'L'
  const age = from + random.below(to - from + 1)
  const first = random.pick(names[sex])
  const middle = random.uniform() < 0.25 ? ` ${random.pick(names[sex])}` : ''
  const last = random.uniform() < 0.85 ? ` ${random.pick(names.last)}` : ''
  return {
    sex,
    name: `${first}${middle === ` ${first}` ? '' : middle}${last}`,
    place: random.uniform() < 0.45 ? 'Bengkulu' : random.pick(names.places),
    birthDate: `${year - age}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`,
    age,
  }
}

/** A valid NIP with a serial from 900 on, the mark of a synthetic number; `taken` keeps it unique. */
export function makeNip(
  { birthDate, sex }: Birth,
  appointment: { year: number; month: number | null },
  taken: Set<string>,
): string {
  const head = `${birthDate.replaceAll('-', '')}${appointment.year}${appointment.month === null ? 21 : two(appointment.month)}${sex === 'L' ? 1 : 2}`
  for (let serial = 901; serial <= 999; serial += 1) {
    const nip = `${head}${serial}`
    if (!taken.has(nip)) {
      taken.add(nip)
      return nip
    }
  }
  throw new Error(`no serial left for ${head}`)
}
