import type { ForeignCases } from './foreign-case.ts'

const ITEM = {
  code: 'ASING-1',
  theme: 'komunikasi',
  competency: 'M.03',
  level: 2,
  potentialAspect: null,
  kind: 'single-choice',
  content: {
    stimulus: null,
    stem: 'Pernyataan yang cukup panjang.',
    interaction: { type: 'choice', options: ['A', 'B', 'C'].map((id) => ({ id, text: `Pilihan ${id}` })) },
  },
  scoring: { type: 'choice', weights: { A: 0, B: 1, C: 0 } },
  rationale: 'Alasan yang cukup panjang.',
  parameters: { model: '2PL', a: 1, b: [0], provisional: true },
}

export const ITEM_CASES: ForeignCases = {
  'GET /api/items/:id': { names: 'item' },
  'POST /api/items': {
    body: ({ media }) => ({
      ...ITEM,
      content: { ...ITEM.content, stimulus: { kind: 'figure', mediaId: media, alt: 'Bagan', caption: null } },
    }),
    expects: 'refused',
  },
  'PUT /api/items/:id': { names: 'item', body: () => ITEM },
  'GET /api/items/:id/record': { names: 'item' },
  'PUT /api/items/:id/tags': {
    names: 'item',
    body: () => ({ contentArea: 'asing', family: null, sensitivity: [], enemies: [] }),
  },
  'GET /api/items/:id/review': { names: 'item' },
  'POST /api/items/:id/reviews': {
    names: 'item',
    body: () => ({ version: 1, role: 'content', verdict: 'approve', comment: '' }),
  },
  'POST /api/items/:id/comments': { names: 'item', body: () => ({ body: 'Komentar asing' }) },
  'PUT /api/item-reviewers/:id': { names: 'account', body: () => ({ reviews: ['content'] }) },
  'PUT /api/exercises/:id/pilots': {
    names: 'exercise',
    body: ({ item }) => ({ itemIds: [item], perPerson: 1 }),
  },
  'POST /api/items/:id/key-corrections': {
    names: 'item',
    body: () => ({ kind: 'void', version: 1, reason: 'Koreksi dari instansi lain' }),
  },
  'GET /api/key-corrections/:id': { names: 'keyCorrection' },
  'POST /api/key-corrections/:id/effect': { names: 'keyCorrection', body: ({ event }) => ({ eventId: event }) },
  'POST /api/key-corrections/:id/release': {
    names: 'keyCorrection',
    body: ({ event }) => ({ eventId: event, reason: 'Dari instansi lain', hash: 'a'.repeat(64) }),
  },
  'POST /api/key-corrections/:id/rejection': {
    names: 'keyCorrection',
    body: ({ event }) => ({ eventId: event, reason: 'Dari instansi lain' }),
  },
  'GET /api/item-looks': { query: ({ item }) => ({ itemId: item }) },
  'POST /api/items/:id/state': { names: 'item', body: () => ({ state: 'retired', reason: 'tanpa hak' }) },

  'POST /api/calibrations': {
    body: ({ event }) => ({
      scope: { kind: 'bank' },
      eventIds: [event],
      dichotomousModel: '2pl',
      gradedModel: 'gpcm',
      minimumAnswers: 30,
    }),
    expects: 'refused',
  },
  'GET /api/calibrations/:id': { names: 'calibration' },
  'POST /api/calibrations/:id/decision': {
    names: 'calibration',
    body: () => ({ decision: 'rejected', reason: 'tanpa hak apa pun' }),
  },
}
