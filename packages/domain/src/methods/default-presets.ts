import { COMPETENCIES } from '../competencies/index.ts'
import type { MethodPreset, PresetTool, ToolKind } from './preset.ts'

const ALL = COMPETENCIES.map(({ code }) => code)

const tool = (kind: ToolKind, minutes: number, competencies: readonly string[], rest: Partial<PresetTool> = {}) => ({
  kind,
  minutes,
  preparationMinutes: 0,
  assessors: kind === 'test' || kind === 'simulation' ? 0 : 2,
  needsRolePlayer: kind === 'role-play',
  groupMin: kind === 'group-discussion' ? 4 : null,
  groupMax: kind === 'group-discussion' ? 6 : null,
  competencies,
  ...rest,
})

const TEST = tool('test', 100, ALL)
const SIMULATION = tool('simulation', 50, ['M.03', 'M.04', 'M.06', 'M.08'])
const DISCUSSION = tool('group-discussion', 60, ['M.02', 'M.03', 'M.08', 'SK.01'], { preparationMinutes: 20 })
const ROLE_PLAY = tool('role-play', 30, ['M.03', 'M.05', 'M.06'], { preparationMinutes: 20 })
const PRESENTATION = tool('presentation', 30, ['M.03', 'M.05', 'M.07', 'M.08'], { preparationMinutes: 45 })
const interview = (minutes: number) => tool('interview', minutes, ALL)

const ORIGIN = {
  version: 1,
  leastTools: 2,
  confidence: 'low',
  validFrom: '2020-01-01',
} as const
const NAMES = 'Tiga jenis assessment center disebut BKN (tanya jawab layanan penilaian kompetensi)'
const PROPOSED =
  'isi matriks ialah usulan rancangan, belum ditetapkan; contoh daerah: administrator dengan tes, diskusi kelompok, dan wawancara'

/** Number of simulations and levels of post are not confirmed by any regulation that we know: configuration, to be edited. */
export const DEFAULT_PRESETS: readonly MethodPreset[] = [
  {
    code: 'sederhana',
    tiers: ['PELAKSANA', 'PENGAWAS', 'JF_PEMULA', 'JF_TERAMPIL', 'JF_MAHIR', 'JF_PENYELIA', 'JF_AHLI_PERTAMA'],
    tools: [TEST, SIMULATION, interview(45)],
    source: `${NAMES}; ${PROPOSED}.`,
    ...ORIGIN,
  },
  {
    code: 'sedang',
    tiers: ['ADMINISTRATOR', 'JF_AHLI_MUDA'],
    tools: [TEST, SIMULATION, DISCUSSION, interview(60)],
    source: `${NAMES}; ${PROPOSED}.`,
    ...ORIGIN,
  },
  {
    code: 'kompleks',
    tiers: ['JPT_PRATAMA', 'JPT_MADYA', 'JPT_UTAMA', 'JF_AHLI_MADYA', 'JF_AHLI_UTAMA'],
    tools: [TEST, SIMULATION, DISCUSSION, ROLE_PLAY, PRESENTATION, interview(75)],
    source: `${NAMES}; ${PROPOSED}.`,
    ...ORIGIN,
  },
]
