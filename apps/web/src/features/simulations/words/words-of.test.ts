import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blankScenario, type EvidencePattern, type Scenario } from '@petakom/domain'
import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from './words-of.ts'

let t: TFunction
beforeAll(async () => {
  const simulation = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../lib/messages/id/simulation.json'), 'utf8'),
  )
  const i18n = i18next.createInstance()
  t = await i18n.init({ lng: 'id', resources: { id: { simulation } }, interpolation: { escapeValue: false } })
})

const DRAFT: Scenario = {
  ...blankScenario('in-basket'),
  actors: [{ id: 'ani', name: 'Ibu Ani', role: 'Staf', relation: 'subordinate' }],
  resources: [{ id: 'dana', name: 'Dana', unit: '', start: 1, shown: true }],
  documents: [{ id: 'tabel', title: 'Tabel aduan', body: [] }],
  messages: [
    {
      ...{ id: 'pompa', from: 'ani', subject: 'Pompa rusak', body: ['Isi.'], channel: 'memo', arrives: 0 },
      options: [{ id: 'sewa', label: 'Sewa dahulu' }],
    },
  ],
  events: [{ id: 'banjir', when: { at: 90 }, effects: [{ notice: 'Air naik.' }] }],
}

describe('a scenario in words', () => {
  it.each<[EvidencePattern, string]>([
    [
      { act: { kind: 'decide', option: 'sewa' }, by: 90, afterReading: ['tabel'] },
      'memutuskan, pilihan “Sewa dahulu (Pompa rusak)”, paling lambat 09.00, sesudah membaca “Tabel aduan”',
    ],
    [
      { not: { act: { kind: ['delegate', 'ask'], about: 'pompa', to: 'ani' } } },
      'tidak terlihat: menyerahkan atau bertanya “Pompa rusak”, kepada “Ibu Ani”',
    ],
    [
      { atEnd: { all: [{ resource: 'dana', least: 2 }, { not: { happened: 'banjir' } }] } },
      'pada akhir cerita: (“Dana”, paling sedikit 2) dan (bukan: peristiwa “banjir: Air naik.” terjadi)',
    ],
    [{ count: { kind: 'open' }, least: 3 }, 'membuka, paling sedikit 3 kali'],
  ])('says what is seen: %j', (pattern, sentence) => {
    expect(wordsOf(DRAFT, t).evidence(pattern)).toBe(sentence)
  })
  it('says when an event happens and what it brings about', () => {
    const event = {
      ...{ id: 'x', when: { act: { kind: 'decide' as const, about: 'pompa' } }, delay: 15, chance: 80 },
      unless: { before: 30 },
      effects: [{ send: 'pompa' }, { change: 'dana', by: 3 }, { mark: 'siap', is: true }],
    }
    expect(wordsOf(DRAFT, t).event(event)).toEqual({
      when: 'bila peserta memutuskan “Pompa rusak”, 15 menit kemudian, peluang 80 %, kecuali bila sebelum 08.00',
      effects: ['mengirim pesan “Pompa rusak”', '“Dana” +3', 'penanda siap dipasang'],
    })
  })
})
