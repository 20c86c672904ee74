import { beforeAll, describe, expect, it } from 'vitest'
import { readStarterBank, type StarterItem } from './item-bank.ts'

/*
 * The keys of analytic items, worked out again from the data of the item: its table, the numbers of its stem, or every
 * order and every case that its rules allow. Verbal arguments (VB-) have no computable key; their reasons are written.
 */

type Row = readonly [name: string, ...figures: number[]]
type Claim = (rows: Record<string, readonly number[]>, column: (index: number) => readonly number[]) => boolean

let bank: Map<string, StarterItem>
beforeAll(async () => {
  bank = new Map((await readStarterBank()).map((item) => [item.code, item]))
})

const item = (code: string) => bank.get(code)!
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const figures = (text: string) => [...text.matchAll(/\d[\d.]*/g)].map(([digits]) => Number(digits.replaceAll('.', '')))

function table(code: string) {
  const { stimulus } = item(code)
  if (stimulus?.kind !== 'table') throw new Error(`${code} has no table`)
  const rows = stimulus.rows as unknown as Row[]
  const byName = Object.fromEntries(rows.map(([name, ...values]) => [name, values]))
  return {
    rows: byName,
    names: rows.map(([name]) => name),
    column: (index: number) => rows.map((row) => Number(row[index + 1])),
  }
}
const holds = (code: string, claim: Claim) => claim(table(code).rows, table(code).column)

function numericKey(code: string): number {
  const { scoring } = item(code)
  if (scoring?.type !== 'numeric') throw new Error(`${code} is not numeric`)
  expect(scoring.ranges).toHaveLength(1)
  expect(scoring.ranges[0]!.low).toBe(scoring.ranges[0]!.high)
  return Number(scoring.ranges[0]!.low)
}
const keyed = (code: string) => {
  const { scoring, options } = item(code)
  const weights =
    scoring && 'weights' in scoring
      ? Object.entries(scoring.weights)
      : options.map(({ id, weight }) => [id, weight] as const)
  return weights.filter(([, weight]) => weight > 0).map(([id]) => id)
}

describe('a figure asked from a table', () => {
  it.each<[string, (rows: Record<string, readonly number[]>) => number]>([
    ['DT-PKM-1', ({ Kenanga }) => Kenanga![0]! / Kenanga![1]! / Kenanga![2]!],
    ['DT-IZN-1', (rows) => (100 * rows['Usaha mikro']![2]!) / rows['Usaha mikro']![0]!],
    ['DT-LOG-1', ({ Sekolah }) => Sekolah![2]! / (2 * Sekolah![0]!)],
    ['DT-RET-1', ({ Lama }) => (Lama![0]! - Lama![1]!) / 3],
    ['KD-BL-1', ({ Agustus }) => Agustus![0]! / Agustus![1]!],
  ])('%s', (code, compute) => {
    expect(numericKey(code)).toBe(compute(table(code).rows))
  })
})

describe('the name of the highest', () => {
  it.each<[string, (figures: readonly number[]) => number]>([
    ['DT-PKM-2', ([visits, , , complaints]) => -complaints! / visits!],
    ['DT-IZN-2', ([came, done]) => came! - done!],
    ['DT-LOG-2', ([people, infants]) => infants! / people!],
    ['DT-RET-2', ([, , stalls, taken]) => taken! / stalls!],
    ['KD-IS-1', ([visits, days]) => -visits! / days!],
  ])('%s', (code, measure) => {
    const { rows, names } = table(code)
    const ranked = names.toSorted((one, other) => measure(rows[other]!) - measure(rows[one]!))
    expect(measure(rows[ranked[0]!]!)).toBeGreaterThan(measure(rows[ranked[1]!]!))
    const { scoring } = item(code)
    expect(scoring?.type === 'short-text' && scoring.accepted.map(({ text }) => text)).toContain(ranked[0])
  })
})

describe('an order by a ratio', () => {
  it.each<[string, (figures: readonly number[]) => number]>([
    ['DT-PKM-4', ([visits, , staff]) => visits! / staff!],
    ['DT-IZN-4', ([, done, , staff]) => done! / staff!],
    ['DT-LOG-4', ([people, , , helpers]) => people! / helpers!],
    ['DT-RET-4', ([target, reached]) => reached! / target!],
  ])('%s', (code, measure) => {
    const { rows, names } = table(code)
    const { interaction, scoring } = item(code)
    const ranked = names.toSorted((one, other) => measure(rows[other]!) - measure(rows[one]!))
    expect(new Set(names.map((name) => measure(rows[name]!))).size).toBe(names.length)
    const text = new Map(interaction?.type === 'order' ? interaction.options.map((one) => [one.id, one.text]) : [])
    expect(scoring?.type === 'order' && scoring.key.map((id) => text.get(id))).toEqual(ranked)
  })
})

describe('statements about a table', () => {
  it.each<[string, Record<string, Claim>]>([
    [
      'DT-PKM-3',
      {
        A: ({ Cempaka: c, Melati: m }) => c![0]! / c![1]! > m![0]! / m![1]!,
        B: ({ Kenanga }, column) => Kenanga![3]! > sum(column(3)) / 2,
        C: ({ Dahlia: d, Cempaka: c }) => d![0]! / d![2]! > c![0]! / c![2]!,
        D: (_, column) => column(1).indexOf(Math.max(...column(1))) === column(3).indexOf(Math.max(...column(3))),
        E: ({ Melati, Dahlia }) => Melati![0]! + Dahlia![0]! > 2500,
      },
    ],
    [
      'DT-IZN-3',
      {
        A: (rows, column) => rows['Usaha mikro']![0]! > sum(column(0)) / 2,
        B: ({ Reklame }, column) =>
          column(1).every((done, row) => done / column(0)[row]! >= Reklame![1]! / Reklame![0]!),
        C: ({ Bangunan: b, Reklame: r }) => b![1]! / b![3]! > r![1]! / r![3]!,
        D: (_, column) => column(1).every((done, row) => done / column(0)[row]! >= 0.8),
        E: ({ Keramaian: k }) => k![1]! - k![2]! > 25,
      },
    ],
    [
      'DT-LOG-3',
      {
        A: (_, column) => column(0).indexOf(Math.max(...column(0))) === column(2).indexOf(Math.max(...column(2))),
        B: (_, column) => sum(column(2)) / sum(column(0)) < 5,
        C: (_, column) => sum(column(1)) > 220,
        D: ({ Stadion, Sekolah }) => Stadion![0]! * 2 === Sekolah![0]!,
        E: (_, column) => column(0).filter((people, row) => people > 20 * column(3)[row]!).length === 3,
      },
    ],
    [
      'DT-RET-3',
      {
        A: ({ Ikan }, column) => column(2).every((stalls, row) => stalls - column(3)[row]! <= Ikan![2]! - Ikan![3]!),
        B: (_, column) => sum(column(1)) / sum(column(0)) > 0.7,
        C: ({ Ikan }) => Ikan![1]! / Ikan![0]! < 0.6,
        D: ({ Baru, Lama, Pagi }) => Baru![1]! > Lama![1]! + Pagi![1]!,
        E: (_, column) => column(3).every((taken, row) => taken / column(2)[row]! >= 0.75),
      },
    ],
  ])('%s: exactly the keyed ones are true', (code, claims) => {
    const true_ = Object.keys(claims).filter((id) => holds(code, claims[id]!))
    expect(true_).toEqual(keyed(code))
    const { interaction } = item(code)
    expect(interaction?.type === 'choices' && interaction.options.map(({ id }) => id)).toEqual(Object.keys(claims))
  })

  it.each<[string, Record<string, Claim>]>([
    [
      'DT-PKM-5',
      {
        A: (_, column) => sum(column(0)) === 5396,
        B: ({ Cempaka }, column) => Cempaka![0] === Math.max(...column(0)) && Cempaka![1] === Math.max(...column(1)),
        C: ({ Melati, Kenanga }) => Melati![2]! === 2 * Kenanga![2]!,
        D: (_, column) => sum(column(3)) / 4 < 17,
      },
    ],
    [
      'DT-IZN-5',
      {
        A: (rows, column) => 2 * rows['Usaha mikro']![3]! > sum(column(3)),
        B: (_, column) => sum(column(1)) === 1490 && sum(column(0)) === 1620,
        C: ({ Reklame }) => Reklame![1]! - Reklame![2]! === 72,
        D: ({ Bangunan }) => Bangunan![2]! / Bangunan![1]! < 0.6,
      },
    ],
    [
      'DT-LOG-5',
      {
        A: (_, column) => sum(column(0)) === 1520,
        B: ({ Sekolah, Stadion }) => Sekolah![2]! > Stadion![2]!,
        C: ({ Sekolah }, column) => column(3).every((helpers) => helpers <= Sekolah![3]!),
        D: ({ Aula, Stadion }) => Aula![1]! + Stadion![1]! > 80,
      },
    ],
    [
      'DT-RET-5',
      {
        A: (_, column) => sum(column(2)) === 690,
        B: (_, column) => sum(column(2)) - sum(column(3)) === 111,
        C: ({ Baru, Ikan }) => Baru![0]! - Baru![1]! < Ikan![0]! - Ikan![1]!,
        D: ({ Pagi, Lama }) => Pagi![0]! * 2 === Lama![0]!,
      },
    ],
  ])('%s: exactly the keyed sentence is false', (code, claims) => {
    expect(Object.keys(claims).filter((id) => !holds(code, claims[id]!))).toEqual(keyed(code))
  })
})

describe('stock and delivery', () => {
  it.each(['HT-STOK-1', 'HT-STOK-2', 'HT-STOK-3'])('%s', (code) => {
    const [stock, use, lead, reserve, ...rest] = figures(item(code).stem)
    expect(rest).toEqual([])
    expect(numericKey(code)).toBe((stock! - reserve!) / use! - lead!)
  })
})

function orders<T>(values: readonly T[]): T[][] {
  if (values.length === 0) return [[]]
  return values.flatMap((value) => orders(values.filter((other) => other !== value)).map((rest) => [value, ...rest]))
}

describe('an order by rules', () => {
  it.each<[string, (at: (name: string) => number) => boolean]>([
    [
      'LG-JADWAL-1',
      (at) => at('Banjir') === at('Sekolah') + 1 && at('Anggaran') === at('Izin') + 3 && at('Pasar') !== 0,
    ],
    [
      'LG-JADWAL-2',
      (at) =>
        at('Mawar') === at('Randu') + 2 &&
        at('Seruni') === at('Mawar') + 1 &&
        at('Pala') < at('Nusa') &&
        at('Nusa') !== 4,
    ],
    [
      'LG-JADWAL-3',
      (at) =>
        at('Genset') === at('Pompa') + 1 &&
        at('Pompa') !== 0 &&
        at('Ekskavator') === at('Genset') + 2 &&
        [0, 4].includes(at('Truk')),
    ],
  ])('%s has one order, the key', (code, allowed) => {
    const { interaction, scoring } = item(code)
    const options = interaction?.type === 'order' ? interaction.options : []
    const found = orders(options).filter((order) => allowed((name) => order.findIndex(({ text }) => text === name)))
    expect(found.map((order) => order.map(({ id }) => id))).toEqual([scoring?.type === 'order' && scoring.key])
  })
})

/** "..: gawat, 60 warga, masuk 09.40" as what the rule compares, first to last. */
const urgency = (text: string): [number, number, string] => {
  const [, kind, people, at] = text.match(/: (gawat|biasa), (\d+) warga, masuk (\d\d\.\d\d)$/)!
  return [kind === 'gawat' ? 0 : 1, -Number(people), at!]
}

describe('an order by a rule of urgency', () => {
  it.each(['KP-DAHULU-1', 'KP-DAHULU-2', 'KP-DAHULU-3'])('%s', (code) => {
    const { interaction, scoring } = item(code)
    const options = interaction?.type === 'order' ? interaction.options : []
    const ranked = options.toSorted((one, other) => {
      const [a, b] = [urgency(one.text), urgency(other.text)]
      return a[0] - b[0] || a[1] - b[1] || a[2].localeCompare(b[2])
    })
    expect(new Set(options.map(({ text }) => urgency(text).join())).size).toBe(options.length)
    expect(scoring?.type === 'order' && scoring.key).toEqual(ranked.map(({ id }) => id))
  })
})

/** One case: p leads to q, q to r or s; u is something that the rules never mention. */
type Case = Readonly<Record<'p' | 'q' | 'r' | 's' | 'u', boolean>>
const CASES: Case[] = Array.from({ length: 32 }, (_, bits) => ({
  p: (bits & 1) > 0,
  q: (bits & 2) > 0,
  r: (bits & 4) > 0,
  s: (bits & 8) > 0,
  u: (bits & 16) > 0,
})).filter(({ p, q, r, s }) => (!p || q) && (!q || r || s))

describe('what follows from rules without exception', () => {
  const notCause = (one: Case) => !one.p
  const middle = (one: Case) => one.q
  const other = (one: Case) => one.u
  const converse = (one: Case) => !one.q || one.p
  const inverse = (one: Case) => one.q || one.r
  it.each<[string, Record<string, (one: Case) => boolean>]>([
    ['LG-SYARAT-1', { A: middle, B: other, C: notCause, D: converse, E: inverse }],
    ['LG-SYARAT-2', { A: notCause, B: inverse, C: middle, D: other, E: converse }],
    ['LG-SYARAT-3', { A: inverse, B: converse, C: other, D: middle, E: notCause }],
  ])('%s: the key alone', (code, claims) => {
    // "Every" speaks of other cases too, which the facts of this one do not touch.
    const isGeneral = (claim: unknown) => claim === converse || claim === inverse
    const these = CASES.filter(({ r, s }) => !r && !s)
    const sure = Object.keys(claims).filter((id) => (isGeneral(claims[id]) ? CASES : these).every(claims[id]!))
    expect(sure).toEqual(keyed(code))
    for (const { id, text } of item(code).options) expect(isGeneral(claims[id]), text).toBe(/^Setiap/.test(text))
  })
})
