import { createInstance } from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import audit from '../../lib/messages/id/audit.json' with { type: 'json' }
import { changeSentences } from './change-words.ts'
import { csvCell, trailCsv } from './export-trail.ts'

const i18n = createInstance()
beforeAll(() =>
  i18n.init({ lng: 'id', ns: ['audit'], resources: { id: { audit } }, interpolation: { escapeValue: false } }),
)
const say = (before: unknown, after: unknown, reason: string | null = null) =>
  changeSentences({ before, after, reason }, i18n)

it('says a change field by field, in words', () => {
  expect(say({ session: 1, seat: 3 }, { session: 1, seat: 4 })).toEqual(['Kursi: 3 → 4'])
  expect(say({ attendance: null }, { attendance: 'late' })).toEqual(['Kehadiran: kosong → terlambat'])
  expect(say({ startsOn: '2026-09-15', isCritical: false }, { startsOn: '2026-09-16', isCritical: true })).toEqual([
    'Mulai: 15 September 2026 → 16 September 2026',
    'Jabatan kritis: tidak → ya',
  ])
})
it('says what is new without a before, and the reason last', () => {
  expect(say(null, { withKey: true }, 'banding')).toEqual(['Beserta kunci: ya', 'Alasan: banding'])
})
it('names fields within fields, competencies by name, and an unknown key by itself', () => {
  expect(say({ schedule: { breaks: [] } }, { schedule: { breaks: [{ name: 'Apel' }] } })).toEqual([
    'Jadwal, jeda 1, nama: kosong → Apel',
  ])
  expect(say({ levels: { 'M.01': 2 } }, { levels: { 'M.01': 3 } })).toEqual([
    'Level yang diminta, M.01 Integritas: 2 → 3',
  ])
  expect(say(null, { pinVersion: 2 })).toEqual(['pin version: 2'])
})
it('says a conclusion in words, and names whom it mentions', () => {
  const [known, gone] = ['0b7d1c7e-5d5b-4c1e-9f3a-0f3f6d1f2a10', '7f1e2d3c-4b5a-4968-8776-655443322110']
  const after = { eventId: known, other: gone, conclusion: 'look-further' }
  expect(
    changeSentences({ before: null, after, reason: 'Jawaban sama', names: { [known!]: 'Pemetaan 2026' } }, i18n),
  ).toEqual([
    'Kegiatan: Pemetaan 2026',
    `Pihak lain: ${gone}`,
    'Kesimpulan: perlu diperiksa lebih lanjut',
    'Alasan: Jawaban sama',
  ])
})
it('exports the same words, and no cell is a formula', () => {
  const row = {
    id: '1',
    at: '2026-03-01T03:00:00Z',
    actorName: '=HYPERLINK("x")',
    action: 'attendance.set',
    subjectType: 'participant',
    subjectId: null,
    subjectName: 'Sri',
    reason: null,
    before: { attendance: null },
    after: { attendance: 'present' },
    names: {},
  }
  const [heading, line] = trailCsv([row], 'Asia/Jakarta', i18n).split('\r\n')
  expect(heading).toBe('\ufeff"Waktu","Pelaku","Tindakan","Sasaran","Rincian"')
  expect(line).toContain(`"'=HYPERLINK(""x"")","Kehadiran dicatat (attendance.set)","peserta: Sri"`)
  expect(line).toContain('"Kehadiran: kosong → hadir"')
  expect(csvCell('-1')).toBe(`"'-1"`)
})
