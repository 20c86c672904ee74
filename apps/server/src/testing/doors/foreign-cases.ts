import { randomUUID } from 'node:crypto'
import type { Ids } from './furnished-instansi.ts'

export interface ForeignCase {
  /** What the `:id` of the address names. */
  readonly names?: keyof Ids
  /** What the `:recordId` of the address names. */
  readonly records?: 'performance' | 'discipline' | 'career'
  /** Body and query that are valid but for whose ids they hold. */
  readonly body?: (ids: Ids) => unknown
  readonly query?: (ids: Ids) => Record<string, string>
  /** What a caller of another instansi gets; by default a plain 404. */
  readonly expects?: 'not found' | 'refused' | 'nothing'
}

const DEVICE = { device: 'perangkat-asing' }
const SCHEDULE = {
  dayStart: '08:00',
  dayEnd: '16:00',
  sessionMinutes: 90,
  turnoverMinutes: 15,
  breaks: [],
  holidays: [],
}
const EVENT = {
  name: 'Kegiatan orang lain',
  purpose: 'PEMETAAN',
  startsOn: '2030-01-07',
  endsOn: '2030-01-08',
  venue: 'Aula',
  capacity: 10,
  schedule: SCHEDULE,
  backdated: true,
}
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
const ROUND = (unitId: string) => ({ name: 'Putaran asing', date: '2026-01-05', tiers: ['PENGAWAS'], unitId })
const unitEdit = (parentId: string) => ({ code: 'X-1', name: 'Unit asing', kind: 'UNIT', parentId, isOpd: false })
const jabatanEdit = (unitId: string) => ({
  unitId,
  name: 'Jabatan asing',
  kind: 'PELAKSANA',
  tier: null,
  eselon: null,
  kelas: null,
  isCritical: false,
  seats: 1,
})
const design = (itemCodes: string[] = []) => ({
  exercises: [{ name: 'Tes asing', durationMinutes: 30, targets: ['komunikasi'], itemCodes }],
})
const LEVELS = Object.fromEntries(
  ['M.01', 'M.02', 'M.03', 'M.04', 'M.05', 'M.06', 'M.07', 'M.08', 'SK.01'].map((code) => [code, 3]),
)

/**
 * Every route whose address, query or body can name a thing by its id, with what is needed to knock there with the real
 * id of another instansi. A route that is not here fails `foreign-doors.test.ts`: add its case with the route.
 */
export const FOREIGN_CASES: Readonly<Record<string, ForeignCase>> = {
  'PUT /api/accounts/:id': { names: 'account', body: () => ({ roles: ['auditor'], disabled: true }) },
  'POST /api/activation/codes': { body: ({ unit }) => ({ unitId: unit }), expects: 'not found' },
  'GET /api/activation/codes': { query: ({ unit }) => ({ unitId: unit }) },
  'GET /api/activation/codes.xlsx': { query: ({ unit }) => ({ unitId: unit }) },
  'GET /api/career/posts': { query: ({ unit }) => ({ unitId: unit }), expects: 'nothing' },
  'GET /api/career/post': { query: ({ jabatan }) => ({ jabatanId: jabatan }) },
  'GET /api/career/round-posts': { query: () => ({ roundId: randomUUID() }) },
  'GET /api/career/why-not': { query: () => ({ roundId: randomUUID(), post: '0' }) },
  'POST /api/exam/attempts/:id/start': { names: 'attempt', body: () => DEVICE },
  'POST /api/exam/attempts/:id/answers': {
    names: 'attempt',
    body: ({ item }) => ({
      ...DEVICE,
      entries: [{ seq: 99, itemId: item, value: { choice: 'A' }, clientTime: '2026-01-01T00:00:00Z' }],
    }),
  },
  'POST /api/exam/attempts/:id/next': {
    names: 'attempt',
    body: ({ item }) => ({ ...DEVICE, lastSeq: 0, after: item }),
  },
  'POST /api/exam/attempts/:id/hand-in': { names: 'attempt', body: () => ({ ...DEVICE, lastSeq: 0 }) },
  'GET /api/exam/attempts/:id/clock': { names: 'attempt', query: () => DEVICE },
  'GET /api/events/:id/room': { names: 'event' },
  'POST /api/attempts/:id/extra-time': { names: 'attempt', body: () => ({ minutes: 10, reason: 'tanpa hak' }) },

  'GET /api/events/:id/room/stream': { names: 'event' },
  'POST /api/participants/:id/room': { names: 'participant', body: () => ({ action: 'exclude', reason: 'tanpa hak' }) },
  'POST /api/events/:id/incidents': {
    names: 'event',
    body: ({ session, participant }) => ({
      ...{ sessionId: session, participantId: participant, kind: 'other', note: 'tanpa hak' },
    }),
  },
  'POST /api/events/:id/public-board': { names: 'event' },
  'POST /api/events/:id/time': {
    names: 'event',
    body: ({ participant }) => ({
      action: 'pause',
      target: { kind: 'seats', participantIds: [participant] },
      reason: 'tanpa hak',
    }),
  },

  'POST /api/events/:id/emergency-files': { names: 'event' },
  'GET /api/events/:id/late-answers': { names: 'event' },
  'POST /api/attempts/:id/late-ruling': {
    names: 'attempt',
    body: () => ({ counts: true, answers: 1, reason: 'tanpa hak apa pun' }),
  },

  'PUT /api/events/:id': { names: 'event', body: () => EVENT },
  'POST /api/events/:id/close': { names: 'event' },
  'GET /api/events/:id': { names: 'event' },
  'PUT /api/events/:id/design': { names: 'event', body: () => design() },
  'POST /api/events/:id/participants/preview': { names: 'event', body: ({ unit }) => ({ unitId: unit }) },
  'POST /api/events/:id/participants': { names: 'event', body: ({ unit }) => ({ unitId: unit }) },
  'POST /api/events/:id/participants/remove': { names: 'event', body: ({ unit }) => ({ unitId: unit }) },
  'DELETE /api/participants/:id': { names: 'participant' },
  'GET /api/events/:id/participants': { names: 'event' },
  'POST /api/events/:id/sessions/plan': { names: 'event', body: () => ({ allowPast: true }) },
  'GET /api/events/:id/accommodations': { names: 'event' },
  'PUT /api/participants/:id/accommodation': {
    names: 'participant',
    body: () => ({
      ...{ reader: true, paper: false, largeText: true, highContrast: false, breaks: false },
      ...{ extraPercent: 100, extraMinutes: 0, note: 'tanpa hak' },
    }),
  },
  'PUT /api/participants/:id/seat': { names: 'participant', body: () => ({ session: 1, seat: 40 }) },
  'GET /api/events/:id/pins': { names: 'event', query: () => ({ session: '1' }) },
  'PUT /api/participants/:id/attendance': { names: 'participant', body: () => ({ attendance: 'absent' }) },
  'POST /api/events/:id/attendance/scan': { names: 'event', body: () => ({ ticket: randomUUID() }) },

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

  'GET /api/jobs': { query: ({ event }) => ({ kind: 'score-event', about: event }), expects: 'nothing' },
  'GET /api/jobs/:id': { names: 'job' },
  'POST /api/jobs/:id/cancel': { names: 'job' },

  'POST /api/units': { body: ({ unit }) => unitEdit(unit), expects: 'refused' },
  'PUT /api/units/:id': { names: 'unit', body: ({ unit }) => unitEdit(unit), expects: 'refused' },
  'GET /api/jabatan': { query: ({ unit }) => ({ unitId: unit }), expects: 'nothing' },
  'POST /api/jabatan': { body: ({ unit }) => jabatanEdit(unit), expects: 'refused' },
  'PUT /api/jabatan/:id': { names: 'jabatan', body: ({ unit }) => jabatanEdit(unit) },
  'GET /api/jabatan/:id': { names: 'jabatan' },
  'PUT /api/jabatan/:id/standard': {
    names: 'jabatan',
    body: () => ({ levels: LEVELS, validFrom: '2030-01-01', source: 'tanpa hak' }),
  },

  'GET /api/pegawai': { query: ({ unit }) => ({ unitId: unit }), expects: 'nothing' },
  'GET /api/pegawai/:id': { names: 'pegawai' },
  'POST /api/pegawai/:id/performance': {
    names: 'pegawai',
    body: () => ({ year: 2024, predicate: 'BAIK', source: 'tanpa hak' }),
  },
  'POST /api/pegawai/:id/discipline': {
    names: 'pegawai',
    body: () => ({ severity: 'RINGAN', decree: 'SK-ASING', from: '2024-01-01', until: '2024-06-01' }),
  },
  'POST /api/pegawai/:id/career': {
    names: 'pegawai',
    body: () => ({
      jobName: 'Jabatan asing',
      unitName: 'Unit asing',
      tier: null,
      field: null,
      from: '2018-01-01',
      until: '2019-01-01',
      source: 'tanpa hak',
    }),
  },
  'POST /api/pegawai/:id/career/:recordId/withdraw': {
    names: 'pegawai',
    records: 'career',
    body: () => ({ reason: 'tanpa hak' }),
  },
  'POST /api/pegawai/:id/performance/:recordId/withdraw': {
    names: 'pegawai',
    records: 'performance',
    body: () => ({ reason: 'tanpa hak' }),
  },
  'POST /api/pegawai/:id/discipline/:recordId/withdraw': {
    names: 'pegawai',
    records: 'discipline',
    body: () => ({ reason: 'tanpa hak' }),
  },
  'POST /api/election-windows': {
    body: ({ electionWindow }) => ({
      kind: 'free',
      from: '2020-01-01',
      until: '2021-01-01',
      permit: null,
      source: 'tanpa hak',
      corrects: electionWindow,
      reason: 'tanpa hak',
    }),
    expects: 'refused',
  },
  'POST /api/election-windows/:id/withdraw': { names: 'electionWindow', body: () => ({ reason: 'tanpa hak' }) },
  'GET /api/imports/:id': { names: 'import' },
  'POST /api/imports/:kind': { expects: 'refused' },
  'POST /api/imports/:id/check': { names: 'import' },
  'POST /api/imports/:id/apply': { names: 'import' },
  'POST /api/imports/:id/discard': { names: 'import' },

  'POST /api/events/:id/score': { names: 'event' },
  'GET /api/events/:id/results': { names: 'event' },
  'GET /api/events/:id/reports': { names: 'event' },
  'POST /api/events/:id/reports': { names: 'event' },
  'GET /api/events/:id/reports.zip': { names: 'event' },
  'GET /api/results/:id/report': { names: 'participant' },
  'GET /api/results/:id/report.pdf': { names: 'participant' },
  'GET /api/events/:id/results.xlsx': { names: 'event' },
  'GET /api/results/:id/evidence': { names: 'participant', query: () => ({ kind: 'theme', scale: 'komunikasi' }) },
  'GET /api/events/:id/recipe': { names: 'event' },
  'POST /api/events/:id/recipe': {
    names: 'event',
    body: () => ({ version: '2025-1', reason: 'tanpa hak apa pun' }),
  },
  'GET /api/events/:id/quality': { names: 'event' },
  'POST /api/events/:id/quality': { names: 'event' },

  'GET /api/map/units': { query: ({ event }) => ({ eventId: event }), expects: 'nothing' },
  'GET /api/map/units/:id/people': { names: 'unit', query: () => ({ competency: 'M.03' }) },
  'GET /api/map/people/:id': { names: 'pegawai' },
  'GET /api/talent/nine-box': { query: ({ unit }) => ({ unitId: unit }), expects: 'nothing' },
  'GET /api/talent/people/:id': { names: 'pegawai' },

  'POST /api/placement/rounds': { body: ({ unit }) => ROUND(unit), expects: 'refused' },
  'GET /api/placement/rounds/:id': { names: 'placementRound' },
  'POST /api/placement/rounds/:id/freeze': { names: 'placementRound', body: () => ({ version: 1 }) },
  'POST /api/placement/rounds/:id/withdraw': {
    names: 'placementRound',
    body: () => ({ version: 1, reason: 'tanpa hak apa pun' }),
  },
  'GET /api/placement/rounds/:id/freshness': { names: 'placementRound' },
  'GET /api/placement/rounds/:id/unrecorded': { names: 'placementRound' },
  'GET /api/placement/rounds/:id/posts': { names: 'placementRound' },
  'GET /api/placement/rounds/:id/officials': { names: 'placementRound', query: () => ({ forPost: '0' }) },
  'GET /api/placement/rounds/:id/plans': { names: 'placementRound' },
  'POST /api/placement/rounds/:id/plans': { names: 'placementRound', body: () => ({ version: 2, label: 'Asing' }) },
  'GET /api/placement/rounds/:id/compare': {
    names: 'placementRound',
    query: ({ placementPlan }) => ({ a: placementPlan, b: placementPlan }),
  },
  'GET /api/placement/rounds/:id/constraints': { names: 'placementRound' },
  'POST /api/placement/rounds/:id/constraints/price': {
    names: 'placementRound',
    body: () => ({ constraint: { kind: 'lock-post', post: 0 } }),
  },
  'POST /api/placement/rounds/:id/constraints': {
    names: 'placementRound',
    body: () => ({
      version: 2,
      constraint: { kind: 'lock-post', post: 0 },
      reason: 'tanpa hak apa pun',
      price: 0,
    }),
  },
  'POST /api/placement/constraints/:id/remove': {
    names: 'placementConstraint',
    body: () => ({ version: 2, reason: 'tanpa hak apa pun' }),
  },
  'GET /api/placement/plans/:id': { names: 'placementPlan' },
  'POST /api/placement/plans/:id/curve': { names: 'placementPlan' },
  'POST /api/placement/plans/:id/verify': { names: 'placementPlan' },
  'GET /api/placement/plans/:id/explain': { names: 'placementPlan', query: () => ({ official: '0', post: '0' }) },

  'GET /api/placement/proposals': { query: ({ placementRound }) => ({ roundId: placementRound }), expects: 'nothing' },
  'POST /api/placement/plans/:id/propose': {
    names: 'placementPlan',
    body: () => ({ version: 2, note: 'tanpa hak apa pun' }),
  },
  'GET /api/placement/proposals/:id': { names: 'proposal' },
  'GET /api/placement/proposals/:id/posts/:post': { names: 'proposal' },
  'POST /api/placement/proposals/:id/posts/:post/decision': {
    names: 'proposal',
    body: () => ({ word: 'postpone', reason: 'tanpa hak apa pun', after: null }),
  },
  'POST /api/placement/proposals/:id/decide-as-planned': { names: 'proposal', body: () => ({ posts: 1 }) },
  'POST /api/placement/proposals/:id/sign': {
    names: 'proposal',
    body: () => ({ password: 'bukan kata sandinya', sheetHash: 'a'.repeat(64) }),
  },
  'GET /api/placement/proposals/:id/usulan.xlsx': { names: 'proposal' },
  'GET /api/placement/proposals/:id/nota.pdf': { names: 'proposal' },
  'GET /api/placement/proposals/:id/arsip.json': { names: 'proposal' },
  'POST /api/placement/proposals/:id/recheck': { names: 'proposal' },
  'POST /api/placement/proposals/:id/recall': { names: 'proposal', body: () => ({ reason: 'tanpa hak apa pun' }) },
  'POST /api/placement/proposals/:id/return': { names: 'proposal', body: () => ({ reason: 'tanpa hak apa pun' }) },

  'GET /api/ratings': { query: ({ event }) => ({ eventId: event }), expects: 'nothing' },
  'GET /api/ratings/tasks': { query: ({ event, item }) => ({ eventId: event, itemId: item }), expects: 'nothing' },
  'GET /api/ratings/tasks/:id': { names: 'rating' },
  'POST /api/ratings/tasks/:id': { names: 'rating', body: () => ({ points: 1, comment: '' }) },
  'GET /api/stimulus-groups/:code': {},
  'GET /api/events/:id/seb': { names: 'event' },
  'PUT /api/sessions/:id/seb': {
    names: 'session',
    body: () => ({ isRequired: false, startUrl: 'http://localhost/ujian', browserExamKeys: [] }),
  },
  'GET /api/sessions/:id/seb-file': { names: 'session' },
  'GET /api/events/:id/signals': { names: 'event' },
  'POST /api/events/:id/signals': { names: 'event' },
  'GET /api/participants/:id/signals': { names: 'participant' },
  'GET /api/events/:id/signals/pair': {
    names: 'event',
    query: ({ participant, otherParticipant }) => ({ one: participant, other: otherParticipant }),
  },
  'POST /api/events/:id/signals/conclusions': {
    names: 'event',
    body: ({ participant }) => ({
      ...{ one: participant, other: null, conclusion: 'ordinary', reason: 'tanpa hak apa pun' },
    }),
  },

  'GET /api/media/:id': { names: 'media' },
  'DELETE /api/media/:id': { names: 'media' },
  'GET /api/exam/attempts/:id/media/:mediaId': { names: 'attempt' },

  'GET /api/succession/posts': { query: ({ unit }) => ({ unitId: unit }) },
  'GET /api/succession/posts/:id': { names: 'criticalPost' },
  'GET /api/succession/people/:id': { names: 'pegawai' },
  'GET /api/succession/runs/:id': { names: 'successionRun' },
  'POST /api/succession/runs/:id/accept': {
    names: 'successionRun',
    body: () => ({ way: 'd1', reason: 'tanpa hak apa pun' }),
  },
  'POST /api/succession/members': {
    body: ({ criticalPost, pegawai }) => ({
      jabatanId: criticalPost,
      pegawaiId: pegawai,
      readiness: 'later',
      reason: 'tanpa hak apa pun',
    }),
    expects: 'refused',
  },
  'POST /api/succession/members/:id/remove': { names: 'member', body: () => ({ reason: 'tanpa hak apa pun' }) },
}
