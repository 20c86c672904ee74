import {
  COMPETENCIES,
  type HeldPost,
  type MeasuredLevel,
  type OfficialFacts,
  type PostFacts,
  type RoundFacts,
} from '../packages/domain/src/index.ts'
import { createRandom, type Random } from '../packages/psychometrics/src/index.ts'

const DATE = '2026-03-01'
const FIELDS = ['PEM', 'KEU', 'PEND', 'KES', 'PU', 'SOS', 'TRANTIB', 'EKO', 'LH', 'KOMINFO']
const AGENCIES = 31
/** Share of the posts with the tier's standard; the others have one of their own. */
const SHARED_STANDARD = 0.2
const VACANT = 0.08

interface Rung {
  readonly tier: string
  readonly eselon: readonly string[]
  readonly share: number
  readonly level: number
}
const RUNGS: readonly Rung[] = [
  { tier: 'PENGAWAS', eselon: ['IV.a', 'IV.b'], share: 0.66, level: 2 },
  { tier: 'ADMINISTRATOR', eselon: ['III.a', 'III.b'], share: 0.29, level: 3 },
  { tier: 'JPT_PRATAMA', eselon: ['II.a', 'II.b'], share: 0.05, level: 4 },
]
/** What the other officials are, with shares that sum to 1. */
const OUTSIDE = [
  { tier: 'PELAKSANA', share: 0.35 },
  { tier: 'JF_AHLI_PERTAMA', share: 0.3 },
  { tier: 'JF_AHLI_MUDA', share: 0.25 },
  { tier: 'JF_AHLI_MADYA', share: 0.1 },
]

/** A city in which everybody has a result and a full record: the most pairs there can be for such careers. */
export function cityFacts({ officials, posts }: { officials: number; posts: number }): RoundFacts {
  const random = createRandom(62)
  const seats = RUNGS.flatMap((rung) =>
    Array.from({ length: Math.round(rung.share * posts) }, () => drawPost(random, rung)),
  ).map((post, j) => ({ ...post, id: `post-${String(j).padStart(4, '0')}` }))
  const people: OfficialFacts[] = []
  const held = seats.map((post) => {
    if (random.uniform() < VACANT) return post
    const official = drawOfficial(random, people.length, post.tier, post)
    people.push(official)
    return { ...post, holder: official.id }
  })
  while (people.length < officials) people.push(drawOfficial(random, people.length, drawOutside(random), null))
  return { date: DATE, officials: people, posts: held, freezes: [] }
}

function drawPost(random: Random, { tier, eselon, level }: Rung): PostFacts {
  const own = random.uniform() >= SHARED_STANDARD
  return {
    id: '',
    seat: 1,
    tier,
    field: random.pick(FIELDS),
    eselon: random.pick(eselon),
    agency: `agency-${random.below(AGENCIES)}`,
    standard: Object.fromEntries(
      COMPETENCIES.map(({ code }) => [code, own ? Math.min(5, level + random.below(2)) : level]),
    ),
    holder: null,
    critical: tier === 'JPT_PRATAMA',
  }
}

function drawOutside(random: Random): string {
  let left = random.uniform()
  for (const { tier, share } of OUTSIDE) {
    left -= share
    if (left < 0) return tier
  }
  return 'PELAKSANA'
}

const BELOW: Readonly<Record<string, string>> = {
  JPT_PRATAMA: 'ADMINISTRATOR',
  ADMINISTRATOR: 'PENGAWAS',
  PENGAWAS: 'PELAKSANA',
  JF_AHLI_MADYA: 'JF_AHLI_MUDA',
  JF_AHLI_MUDA: 'JF_AHLI_PERTAMA',
}

/** One to four posts, each a rung above the one before, mostly in one field. */
function drawCareer(random: Random, tier: string, field: string): HeldPost[] {
  const posts: HeldPost[] = []
  let until: string | null = null
  let year = 2026
  let held: string | undefined = tier
  for (let k = 0; k < 4 && held !== undefined; k += 1) {
    year -= 1 + random.below(7)
    const from = `${year}-0${1 + random.below(9)}-01`
    posts.unshift({ tier: held, field: random.uniform() < 0.7 ? field : random.pick(FIELDS), from, until })
    until = from
    held = BELOW[held]
  }
  return posts
}

function drawOfficial(random: Random, i: number, tier: string, post: PostFacts | null): OfficialFacts {
  const posts = drawCareer(random, tier, post?.field ?? random.pick(FIELDS))
  const ability = random.normal()
  return {
    id: `official-${String(i).padStart(5, '0')}`,
    history: {
      birthDate: `${1966 + random.below(30)}-0${1 + random.below(9)}-15`,
      employment: random.uniform() < 0.9 ? 'PNS' : 'PPPK',
      education: random.pick(['D3', 'S1_D4', 'S1_D4', 'S2']),
      golongan: random.pick(['III/b', 'III/c', 'III/d', 'IV/a', 'IV/b']),
      posts,
      predicates: [2023, 2024, 2025].map((year) => ({
        year,
        predicate: random.pick(['BAIK', 'BAIK', 'BAIK', 'SANGAT_BAIK', 'BUTUH_PERBAIKAN']),
      })),
      discipline: random.uniform() < 0.98 ? [] : [{ level: 'SEDANG', from: '2025-01-01', until: '2025-07-01' }],
      competencyTestPassed: null,
    },
    seat: post?.id ?? `outside-${i}`,
    tier,
    agency: post?.agency ?? `agency-${random.below(AGENCIES)}`,
    levels: Object.fromEntries(COMPETENCIES.map(({ code }) => [code, drawLevel(random, ability)])),
    assessedOn: '2025-10-01',
    capAtStandard: false,
    potential: Math.round(Math.min(10_000, Math.max(0, 6500 + 1200 * ability + 800 * random.normal()))),
  }
}

function drawLevel(random: Random, ability: number): MeasuredLevel {
  const continuous = Math.min(5, Math.max(1, 2.8 + 0.7 * ability + 0.5 * random.normal()))
  const masses = [1, 2, 3, 4, 5].map((level) => Math.exp(-2 * (level - continuous) ** 2))
  const sum = masses.reduce((total, mass) => total + mass, 0)
  return {
    level: Math.round(continuous),
    continuous,
    low: Math.max(1, continuous - 0.7),
    high: Math.min(5, continuous + 0.7),
    probabilities: masses.map((mass) => mass / sum),
  }
}
