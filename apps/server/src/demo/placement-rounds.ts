import type { PlanSettings, RoundDraft } from '@petakom/contract'

export const BEST: PlanSettings = {
  ...{ label: 'Nilai terbaik', objective: 'total', fewestMovesWithin: null, mostMoves: null, moveCapShare: null },
  ...{ stayingBonus: 0, timeLimitSeconds: 60 },
}
/**
 * Whoever stays is worth 25 points more: half as many move, and the total falls by less than one percent. Fewest moves
 * within one percent would be a search of a minute here, and its outcome that of the machine.
 */
export const FEWER: PlanSettings = { ...BEST, label: 'Perpindahan lebih sedikit', stayingBonus: 2500 }

export const ARCHIVED: RoundDraft = {
  ...{ name: 'Pengisian administrator 2025', date: '2025-11-03', tiers: ['ADMINISTRATOR'], unitId: null },
  ...{ allowLateral: false, backfill: false, withRank: false },
}
/** The last that the demo puts there: whoever finds it proposed has all of the demo. */
export const AWAITING: RoundDraft = {
  ...{ name: 'Pengisian JPT pratama 2025', date: '2025-12-01', unitId: null },
  ...{ tiers: ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'], allowLateral: true, backfill: true, withRank: false },
}
export const NOTES = {
  archived: 'Data contoh: jabatan administrator yang lowong diisi dengan promosi.',
  awaiting:
    'Data contoh: jabatan yang lowong dan kursi yang ditinggalkan diisi lewat rantai perpindahan. Jabatan administrator yang sudah diputuskan pada putaran sebelumnya belum dilantik, jadi masih lowong dalam data beku ini.',
}
