/** An item on trial; those of one group share a stimulus and are shown side by side. */
export interface PilotItem {
  readonly id: string
  readonly group: string | null
}

export interface Seeding {
  /** The person's scored form in its order; a unit is never torn apart. */
  readonly form: readonly (readonly string[])[]
  /** All pilots of the exercise, in the same order for everybody. */
  readonly pilots: readonly PilotItem[]
  readonly perPerson: number
  /** Place of the person among those who sit the exercise, from 0: pilots are dealt in turn. */
  readonly place: number
  /** Items that must not meet, both ways. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * A form with pilots among its items: dealt in turn, so that each gets as many answers as the others to within one
 * where nothing must be kept apart, and spread over the whole length, since a pilot at the end would be judged by tired
 * people. A pilot that must not meet an item of the form, or one dealt before it, is passed over.
 */
export function seedPilots({ form, pilots, perPerson, place, apart }: Seeding): string[] {
  const units = dealPilots({ form, pilots, perPerson, place, apart })
  const length = form.length + units.length
  if (units.length === 0) return form.flat()
  const seeded: string[] = []
  let pilot = 0
  let scored = 0
  for (let position = 0; position < length; position += 1) {
    // The k-th of n pilots stands at about (k + 1/2) / n of the length, turned by the person's place.
    const due = Math.floor(((pilot + shift(place)) * length) / units.length)
    if (pilot < units.length && (position >= due || scored === form.length)) seeded.push(...units[pilot++]!)
    else seeded.push(...form[scored++]!)
  }
  return seeded
}

/** Where in its stretch of the form a pilot stands: neighbours meet it at other places. */
const shift = (place: number): number => 0.25 + 0.5 * ((place * 0.618_033_988_75) % 1)

function dealPilots({ form, pilots, perPerson, place, apart }: Seeding): string[][] {
  const met = new Set(form.flat())
  const dealt: PilotItem[] = []
  const most = Math.min(perPerson, pilots.length)
  for (let turn = 0; turn < pilots.length && dealt.length < most; turn += 1) {
    const pilot = pilots[(place * most + turn) % pilots.length]!
    const enemies = apart.get(pilot.id)
    if (met.has(pilot.id) || (enemies && [...enemies].some((id) => met.has(id)))) continue
    met.add(pilot.id)
    dealt.push(pilot)
  }
  const groups = Map.groupBy(dealt, ({ id, group }) => group ?? `:${id}`)
  return [...groups.values()].map((group) => group.map(({ id }) => id))
}
