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
  return {
    sex,
    name: drawName(random, sex),
    place: random.uniform() < 0.45 ? 'Bengkulu' : random.pick(names.places),
    birthDate: `${year - age}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`,
    age,
  }
}

const REGIONS = names.regions.flatMap((region) => Array.from({ length: region.weight }, () => region))

/** Given name and last name of one region, at times a second given name, at times a parent from elsewhere. */
function drawName(random: Random, sex: 'L' | 'P'): string {
  const region = random.pick(REGIONS)
  const given = random.pick(region[sex])
  if (region.single && random.uniform() < 0.02) return given
  // A Balinese given name has two words already.
  const second = !given.includes(' ') && random.uniform() < 0.4 ? random.pick(region[sex]) : given
  const last = random.pick((random.uniform() < 0.12 ? random.pick(REGIONS) : region).last)
  return [...new Set([given, second, last])].join(' ')
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
