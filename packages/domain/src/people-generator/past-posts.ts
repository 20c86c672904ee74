import type { Random } from '@petakom/psychometrics'
import { GRADE_NAMES } from './career.ts'
import { neighboursOf } from './city-fields.ts'
import { STAFF_POSTS, type SyntheticPost } from './city-posts.ts'
import type { SyntheticUnit } from './city-units.ts'

export interface Holder {
  readonly nip: string
  readonly unit: SyntheticUnit
  readonly post: SyntheticPost
  /** First day in the present post, YYYY-MM-DD. */
  readonly since: string
  /** First day as an official; null for a PPPK, who has had no other post. */
  readonly appointed: string | null
}

/** A post held before the present one, until the day before `until`. An empty field is not on record. */
export interface PastPost {
  readonly nip: string
  readonly job: string
  readonly unit: string
  readonly tier: string
  readonly eselon: string
  readonly field: string
  readonly from: string
  readonly until: string
}

/** What an official of a tier was before, and for how many months at least and at most. */
const BEFORE: Readonly<
  Record<string, readonly (readonly [tier: string, least: number, most: number, chance: number])[]>
> = {
  JPT_PRATAMA: [['ADMINISTRATOR', 36, 96, 1]],
  ADMINISTRATOR: [
    ['ADMINISTRATOR', 24, 60, 0.4],
    ['JF_AHLI_MUDA', 40, 80, 0.12],
    ['PENGAWAS', 38, 96, 1],
  ],
  PENGAWAS: [
    ['PENGAWAS', 24, 60, 0.35],
    ['JF_AHLI_PERTAMA', 48, 90, 0.2],
    ['PELAKSANA', 50, 120, 1],
  ],
  JF_AHLI_MADYA: [['JF_AHLI_MUDA', 48, 96, 1]],
  JF_AHLI_MUDA: [['JF_AHLI_PERTAMA', 48, 96, 1]],
  JF_AHLI_PERTAMA: [['PELAKSANA', 24, 60, 0.3]],
  JF_PENYELIA: [['JF_MAHIR', 48, 84, 1]],
  JF_MAHIR: [['JF_TERAMPIL', 48, 84, 1]],
  PELAKSANA: [['PELAKSANA', 24, 96, 0.5]],
}
const MOST_POSTS = 5
/** Records that leave out the field, as real ones do. */
const UNDESCRIBED = 0.03
/** Whoever leads has mostly grown in one field; the rest came from beside it, few from elsewhere. */
const SAME_FIELD = 0.66
const NEAR_FIELD = 0.26

export interface City {
  readonly units: readonly SyntheticUnit[]
  readonly posts: readonly SyntheticPost[]
  readonly fieldOf: ReadonlyMap<string, string | null>
}

/** Earlier posts of everyone but PPPK, latest first for each. Draws from its own stream: the roster is not touched. */
export function drawPastPosts(random: Random, holders: readonly Holder[], city: City): PastPost[] {
  const places = new Places(city)
  return holders.flatMap((holder) => drawOne(random, holder, places))
}

function drawOne(random: Random, { nip, unit, post, since, appointed }: Holder, places: Places): PastPost[] {
  const past: PastPost[] = []
  if (appointed === null) return past
  const presentField = places.fieldOfPost(post)
  const home = drawHome(random, presentField, places)
  let [tier, until] = [post.tier, since]
  while (past.length < MOST_POSTS && until > appointed) {
    const step = (BEFORE[tier] ?? []).find(([, , , chance]) => random.uniform() < chance)
    if (!step) break
    const [earlier, least, most] = step
    const drawn = shiftMonth(until, -(least + random.below(most - least + 1)))
    const from = drawn < appointed ? appointed : drawn
    const field = random.uniform() < 0.85 ? home : (presentField ?? home)
    const place = places.draw(random, earlier, field, { unit, post })
    const isUndescribed = random.uniform() < UNDESCRIBED
    past.push({ nip, ...place, tier: earlier, field: isUndescribed ? '' : place.field, from, until })
    tier = earlier
    until = from
  }
  return past
}

function drawHome(random: Random, field: string | null, places: Places): string {
  const u = random.uniform()
  if (field !== null && u < SAME_FIELD) return field
  const near = field === null ? [] : neighboursOf(field)
  return u < SAME_FIELD + NEAR_FIELD && near.length > 0 ? random.pick(near) : random.pick(places.fields)
}

type Place = Pick<PastPost, 'job' | 'unit' | 'eselon' | 'field'>

class Places {
  readonly fields: readonly string[]
  readonly #city: City
  readonly #nameOf: ReadonlyMap<string, string>
  readonly #structural: ReadonlyMap<string, readonly SyntheticPost[]>
  readonly #units: ReadonlyMap<string | null, readonly SyntheticUnit[]>

  constructor(city: City) {
    this.#city = city
    this.#nameOf = new Map(city.units.map(({ code, name }) => [code, name]))
    const structural = city.posts.filter(({ kind }) => kind === 'STRUKTURAL')
    this.#structural = Map.groupBy(structural, (post) => `${post.tier} ${this.fieldOfPost(post)}`)
    this.#units = Map.groupBy(city.units, ({ code }) => city.fieldOf.get(code) ?? null)
    this.fields = [...new Set(city.fieldOf.values())].filter((field) => field !== null)
  }

  fieldOfPost = (post: SyntheticPost): string | null => post.workField ?? this.#city.fieldOf.get(post.unitCode) ?? null

  /** A post of the tier in the field; a functional official stays in the family and mostly in the unit. */
  draw(random: Random, tier: string, field: string, now: { unit: SyntheticUnit; post: SyntheticPost }): Place {
    const structural = this.#structural.get(`${tier} ${field}`)
    if (structural) {
      const { name, unitCode, eselon } = random.pick(structural)
      return { job: name, unit: this.#nameOf.get(unitCode)!, eselon: eselon ?? '', field }
    }
    const grade = GRADE_NAMES[tier]
    if (grade && now.post.kind === 'JF') {
      const family = now.post.name.replace(/^Kepala [^,]+, /, '').replace(/ (Ahli \S+|Penyelia|Mahir|Terampil)$/, '')
      const sameTrade = this.#city.units.filter(({ trade, people }) => trade === now.unit.trade && people > 1)
      const unit = random.uniform() < 0.7 ? now.unit : random.pick(sameTrade)
      return {
        job: `${family} ${grade}`,
        unit: unit.name,
        eselon: '',
        field: this.#city.fieldOf.get(unit.code) ?? field,
      }
    }
    const unit = random.pick(this.#units.get(field) ?? this.#city.units)
    const job = grade ? `Analis Kebijakan ${grade}` : random.pick<string>(STAFF_POSTS[unit.trade])
    return { job, unit: unit.name, eselon: '', field }
  }
}

const two = (n: number) => String(n).padStart(2, '0')

/** The first of the month so many months away. */
function shiftMonth(day: string, months: number): string {
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${Math.floor(total / 12)}-${two((total % 12) + 1)}-01`
}
