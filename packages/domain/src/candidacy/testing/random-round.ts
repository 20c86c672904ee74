import { createRandom, type Random } from '@petakom/psychometrics'
import { COMPETENCIES, type Levels } from '../../competencies/index.ts'
import type { EligibilityHistory } from '../../eligibility/index.ts'
import type { MeasuredLevel, OfficialFacts, PostFacts, RoundFacts } from '../facts.ts'

const TIERS = ['PENGAWAS', 'PENGAWAS', 'ADMINISTRATOR', 'JPT_PRATAMA'] as const
const ESELON = { PENGAWAS: ['IV.a', 'IV.b'], ADMINISTRATOR: ['III.a', 'III.b'], JPT_PRATAMA: ['II.a', 'II.b'] }
const CAREER = ['PELAKSANA', 'JF_AHLI_MUDA', 'PENGAWAS', 'ADMINISTRATOR', 'JF_AHLI_MADYA', 'JPT_PRATAMA']
const FIELDS = ['A', 'B', 'C']
const SOME_GAP = 0.08

/** A small round with every kind of gap in the record: `gaps` is the chance of each datum to be missing. */
export function randomRound(seed: number, sizes: { officials: number; posts: number }, gaps = SOME_GAP): RoundFacts {
  const random = createRandom(seed)
  const orNull = <T>(value: T): T | null => (random.uniform() < gaps ? null : value)
  const posts = Array.from({ length: sizes.posts }, (_, j) => drawPost(random, orNull, j))
  const officials = Array.from({ length: sizes.officials }, (_, i) => drawOfficial(random, orNull, i))
  const seated = posts.map((post) => {
    const i = random.below(sizes.officials)
    const official = officials[i]!
    if (official.seat !== null || random.uniform() < 0.3) return post
    officials[i] = { ...official, seat: post.id, tier: post.tier, agency: post.agency }
    return { ...post, holder: official.id }
  })
  const freezes = orNull(random.uniform() < 0.1 ? [{ from: '2026-01-01', until: '2026-06-01', permitted: false }] : [])
  return { date: '2026-03-01', officials: random.shuffle(officials), posts: random.shuffle(seated), freezes }
}

type OrNull = <T>(value: T) => T | null

function drawPost(random: Random, orNull: OrNull, j: number): PostFacts {
  const tier = random.pick(TIERS)
  const standard = Object.fromEntries(COMPETENCIES.map(({ code }) => [code, 2 + random.below(3)]))
  if (orNull(true) === null) delete standard[random.pick(COMPETENCIES).code]
  return {
    // Every fourth is another seat of the post before.
    id: `post-${j - Number(j % 4 === 3)}`,
    seat: j % 4 === 3 ? 2 : 1,
    tier,
    field: orNull(random.pick(FIELDS)),
    eselon: orNull(random.pick(ESELON[tier])),
    teacher: random.uniform() < 0.1,
    agency: `agency-${random.below(3)}`,
    standard,
    holder: null,
    critical: false,
  }
}

function drawOfficial(random: Random, orNull: OrNull, i: number): OfficialFacts {
  const history = drawHistory(random, orNull)
  const measured = Object.fromEntries(COMPETENCIES.map(({ code }) => [code, drawLevel(random)]))
  if (orNull(true) === null) delete measured[random.pick(COMPETENCIES).code]
  return {
    id: `official-${i}`,
    history,
    seat: null,
    tier: history.posts?.at(-1)?.tier ?? null,
    agency: null,
    levels: orNull(measured),
    assessedOn: '2025-10-01',
    capAtStandard: random.uniform() < 0.5,
    potential: orNull(random.below(10_001)),
  }
}

function drawHistory(random: Random, orNull: OrNull): EligibilityHistory {
  const first = random.below(CAREER.length)
  const years = Array.from({ length: 1 + random.below(3) }, () => 1995 + random.below(31)).sort()
  return {
    birthDate: orNull(`${1966 + random.below(20)}-0${1 + random.below(9)}-15`),
    employment: orNull(random.uniform() < 0.9 ? 'PNS' : 'PPPK'),
    education: orNull(random.pick(['SLTA', 'S1_D4', 'S2'])),
    golongan: orNull(random.pick(['III/b', 'III/d', 'IV/a', 'IV/c'])),
    posts: orNull(
      years.map((year, k) => ({
        tier: orNull(CAREER[Math.min(first + k, CAREER.length - 1)]!),
        field: orNull(random.pick(FIELDS)),
        teacher: random.uniform() < 0.1,
        from: `${year}-03-01`,
        until: years[k + 1] === undefined ? null : `${years[k + 1]}-03-01`,
      })),
    ),
    predicates: orNull(
      [2023, 2024, 2025]
        .filter(() => orNull(true))
        .map((year) => ({ year, predicate: random.pick(['BAIK', 'BAIK', 'SANGAT_BAIK', 'KURANG']) })),
    ),
    discipline: orNull(
      random.uniform() < 0.9 ? [] : [{ level: 'SEDANG' as const, from: '2025-03-01', until: '2025-09-01' }],
    ),
    competencyTestPassed: orNull(true),
  }
}

export const sureLevel = (level: number): MeasuredLevel => ({
  level,
  continuous: level,
  low: level,
  high: level,
  probabilities: [1, 2, 3, 4, 5].map((one) => Number(one === level)),
})

export const allNine = (level: number): Levels => Object.fromEntries(COMPETENCIES.map(({ code }) => [code, level]))

function drawLevel(random: Random): MeasuredLevel {
  const continuous = Math.min(5, Math.max(1, 3 + random.normal()))
  const shares = [1, 2, 3, 4, 5].map((level) => Math.exp(-2 * (level - continuous) ** 2))
  const sum = shares.reduce((total, share) => total + share, 0)
  return {
    level: Math.round(continuous),
    continuous,
    low: Math.max(1, continuous - 0.7),
    high: Math.min(5, continuous + 0.7),
    probabilities: shares.map((share) => share / sum),
  }
}
