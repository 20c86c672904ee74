import type { Scenario } from './scenario.ts'

/** A few minutes that use every kind of name once, for tests. */
export const SMALL: Scenario = {
  ...{ format: 'petakom-simulation/1', code: 'UJI-KECIL', version: 1, kind: 'in-basket' },
  ...{ title: 'Uji kecil', family: 'uji-kecil', role: 'Anda kepala.', briefing: ['Pagi ini hujan.'] },
  clock: { starts: '2026-03-02T07:30', minutes: 60, pace: 2 },
  competencies: ['M.08'],
  actors: [{ id: 'kabid', name: 'Kabid', role: 'Kabid', relation: 'subordinate', canBeDelegatedTo: true }],
  resources: [{ id: 'dana', name: 'Dana', unit: 'juta', start: 10, least: 0, shown: true }],
  documents: [{ id: 'tabel', title: 'Tabel', body: ['Isi.'] }],
  calendar: [{ id: 'rapat', title: 'Rapat', from: 100, to: 160, with: ['kabid'], movable: true }],
  messages: [
    {
      ...{ id: 'pompa', from: 'kabid', subject: 'Pompa', body: ['Beli atau sewa?'], channel: 'email', arrives: 0 },
      attachments: ['tabel'],
      options: [
        { id: 'beli', label: 'Beli sekarang', cost: { dana: 8 }, takes: 5 },
        { id: 'sewa', label: 'Sewa dahulu', when: { resource: 'dana', least: 5 } },
      ],
    },
    { id: 'kabar', from: 'kabid', subject: 'Kabar', body: ['Tiba.'], channel: 'chat', arrives: null },
  ],
  events: [
    {
      id: 'datang',
      when: { act: { kind: 'decide', about: 'pompa', option: ['beli', 'sewa'] } },
      only: { not: { marked: 'batal' } },
      effects: [{ change: 'dana', by: -2 }, { send: 'kabar' }, { reveal: 'tabel' }, { mark: 'batal', is: false }],
    },
    { id: 'lanjut', when: { after: 'datang' }, effects: [{ close: 'pompa' }] },
  ],
  rules: [
    {
      ...{ id: 'baca-dulu', competency: 'M.08', indicator: 'M.08.3.1', basis: 'process', points: 2 },
      pattern: {
        ...{ act: { kind: 'decide', option: 'beli' }, beforeEvent: 'lanjut', afterReading: ['tabel', 'pompa'] },
        afterAct: { kind: 'ask', about: 'pompa', to: 'kabid' },
      },
      because: 'Membaca tabel sebelum membeli.',
    },
    {
      ...{ id: 'akhir', competency: 'M.08', indicator: 'M.08.3.2', basis: 'product', points: 1 },
      pattern: {
        all: [
          { atEnd: { happened: 'datang' } },
          {
            not: {
              sequence: [
                { kind: 'open', about: 'pompa' },
                { kind: 'schedule', about: 'rapat' },
              ],
            },
          },
        ],
      },
      because: 'Pompa datang.',
    },
  ],
  rating: [
    {
      ...{ id: 'balasan', about: 'pompa', to: ['kabid'], competency: 'M.08', indicator: 'M.08.3.1', most: 2 },
      question: 'Seberapa jelas arahannya?',
      anchors: [
        { points: 0, text: 'Tidak ada arahan.' },
        { points: 2, text: 'Arahan jelas.' },
      ],
    },
  ],
  policies: [{ name: 'expert', acts: [{ minute: 1, kind: 'decide', about: 'pompa', option: 'beli' }] }],
}
