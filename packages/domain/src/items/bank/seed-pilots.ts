/** An item on trial; those of one group share a stimulus and are shown side by side. */
export interface PilotItem {
  readonly id: string
  readonly group: string | null
}

export interface PilotDeck {
  /** All pilots of an exercise. */
  readonly pilots: readonly PilotItem[]
  readonly perPerson: number
  /** Items that must not meet, both ways. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Seeds forms one after another: each call takes a person's scored form, in units that are never torn apart, and gives
 * it back with pilots among its items. The pilot that fewest have met is dealt first, so that all get as many answers as
 * the others; one that must not meet an item of the form, or a pilot dealt before it, is passed over. Pilots are spread
 * over the whole length, since at the end they would be judged by tired people. The same calls give the same forms.
 */
export function pilotDealer(deck: PilotDeck): (form: readonly (readonly string[])[]) => string[] {
  const met = new Map(deck.pilots.map(({ id }) => [id, 0]))
  let place = 0
  return (form) => {
    const dealt = deal(deck, form.flat(), met, place)
    for (const { id } of dealt) met.set(id, met.get(id)! + 1)
    const groups = Map.groupBy(dealt, ({ id, group }) => group ?? `:${id}`)
    const units = [...groups.values()].map((group) => group.map(({ id }) => id))
    return spread(form, units, place++)
  }
}

function deal(
  { pilots, perPerson, apart }: PilotDeck,
  form: readonly string[],
  met: ReadonlyMap<string, number>,
  place: number,
): PilotItem[] {
  const present = new Set(form)
  const turn = (index: number) => (index + place * perPerson) % pilots.length
  const order = pilots
    .map((pilot, index) => ({ pilot, count: met.get(pilot.id)!, turn: turn(index) }))
    .sort((one, other) => one.count - other.count || one.turn - other.turn)
  const dealt: PilotItem[] = []
  for (const { pilot } of order) {
    if (dealt.length >= perPerson) break
    const enemies = apart.get(pilot.id)
    if (present.has(pilot.id) || (enemies && [...enemies].some((id) => present.has(id)))) continue
    present.add(pilot.id)
    dealt.push(pilot)
  }
  return dealt
}

function spread(form: readonly (readonly string[])[], pilots: readonly string[][], place: number): string[] {
  if (pilots.length === 0) return form.flat()
  const length = form.length + pilots.length
  const seeded: string[] = []
  let pilot = 0
  let scored = 0
  for (let position = 0; position < length; position += 1) {
    // The k-th of n pilots stands at about (k + 1/2) / n of the length, turned by the person's place.
    const due = Math.floor(((pilot + shift(place)) * length) / pilots.length)
    if (pilot < pilots.length && (position >= due || scored === form.length)) seeded.push(...pilots[pilot++]!)
    else seeded.push(...form[scored++]!)
  }
  return seeded
}

/** Where in its stretch of the form a pilot stands: neighbours meet it at other places. */
const shift = (place: number): number => 0.25 + 0.5 * ((place * 0.618_033_988_75) % 1)
