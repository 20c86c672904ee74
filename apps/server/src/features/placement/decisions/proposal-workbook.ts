import { tierName } from '@petakom/domain'
import writeWorkbook from 'write-excel-file/node'
import type { DocumentPost, ProposalDocument } from './document.ts'
import {
  CONSTRAINT_NAMES,
  KIND_NAMES,
  PART_NAMES,
  ROLE_NAMES,
  ruleName,
  ruleValue,
  STATE_NAMES,
  WORD_NAMES,
} from './document-words.ts'

type Cell = string | number | null
interface Sheet {
  readonly name: string
  readonly heading: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The proposal as six sheets. Text cells are typed as text, so that no name, note or reason can become a formula. */
export function proposalWorkbook(document: ProposalDocument): Promise<Buffer> {
  const sheets = [
    moves(document),
    reasons(document),
    chains(document),
    empty(document),
    constraints(document),
    fairness(document),
  ]
  const pages = sheets.map(({ name, heading, rows }) => ({
    sheet: name,
    stickyRowsCount: 3,
    columns: heading.map((word) => ({ width: Math.max(12, Math.min(40, word.length + 8)) })),
    data: [
      [{ ...cell(title(document)), fontWeight: 'bold' as const }],
      [cell(document.isSynthetic ? 'DATA SINTETIS: orang-orang dalam berkas ini tidak ada' : 'RAHASIA')],
      heading.map((word) => ({ ...cell(word), fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cell)),
    ],
  }))
  return writeWorkbook(pages as never).toBuffer()
}

const title = ({ sheet, state, instansi }: ProposalDocument) =>
  `${instansi} · ${sheet.round.name} · rencana ${sheet.plan.number} · ${STATE_NAMES[state]}`

function cell(value: Cell) {
  if (value === null || value === '') return null
  return typeof value === 'number' ? { value, type: Number, format: '0.00' } : { value, type: String }
}

const inPoints = (hundredths: number | null | undefined): number | null =>
  hundredths === null || hundredths === undefined ? null : hundredths / 100

function moves({ posts }: ProposalDocument): Sheet {
  return {
    name: 'Usulan',
    heading: [
      'Jabatan',
      'Unit kerja',
      'OPD',
      'Jenjang',
      'Peran',
      'Pemangku sekarang',
      'Pilihan rencana',
      'NIP pilihan rencana',
      'Nilai rencana',
      'Keputusan',
      'Ditetapkan',
      'NIP',
      'Dari jabatan',
      'Jenis',
      'Nilai',
      'Batas bawah 80 %',
      'Batas atas 80 %',
      'Harga',
      'Alasan',
      'Pertimbangan lain',
      'Didengar',
    ],
    rows: posts.map(({ post, role, decision, chosen, isHolderKept }) => [
      post.name,
      post.unitName,
      post.agencyName,
      tierName(post.tier),
      ROLE_NAMES[role],
      post.holder?.name ?? null,
      post.planned?.name ?? null,
      post.planned?.nip ?? null,
      inPoints(post.planned?.fit),
      decision ? WORD_NAMES[decision.word] : null,
      chosen?.name ?? (isHolderKept ? (post.holder?.name ?? null) : null),
      chosen?.nip ?? null,
      chosen?.from?.name ?? null,
      chosen ? KIND_NAMES[chosen.kind] : null,
      inPoints(chosen?.fit),
      inPoints(chosen?.low),
      inPoints(chosen?.high),
      inPoints(decision?.price),
      decision?.reason ?? null,
      decision?.considerations ?? null,
      decision?.heard.join('; ') ?? null,
    ]),
  }
}

/** A row for each candidate who was shown: why this one and what the others had. */
function reasons({ posts }: ProposalDocument): Sheet {
  const parts = Object.keys(PART_NAMES)
  return {
    name: 'Alasan per orang',
    heading: [
      'Jabatan',
      'Unit kerja',
      'Calon',
      'NIP',
      'Pilihan rencana',
      'Ditetapkan',
      'Dari jabatan',
      'Nilai',
      'Batas bawah 80 %',
      'Batas atas 80 %',
      ...Object.values(PART_NAMES),
      'Hari penilaian',
      'Kotak',
      'Kekurangan terhadap rencana terbaik',
      'Jabatan lain yang mungkin',
      'Aturan yang dipenuhi',
    ],
    rows: posts.flatMap(({ post, chosen }: DocumentPost) =>
      post.candidates.map((one) => [
        post.name,
        post.unitName,
        one.name,
        one.nip,
        one.isPlanned ? 'ya' : 'tidak',
        chosen?.index === one.index ? 'ya' : 'tidak',
        one.from?.name ?? null,
        inPoints(one.fit),
        inPoints(one.low),
        inPoints(one.high),
        ...parts.map((code) => inPoints(one.parts.find((part) => part.code === code)?.points)),
        one.assessedOn,
        one.box === null ? null : String(one.box),
        inPoints(one.shortfall),
        String(one.alternatives),
        one.rules
          .filter(({ status }) => status === 'held')
          .map(
            ({ code, value, limit, unit }) =>
              `${ruleName(code)}: ${ruleValue(value, unit)} (syarat ${ruleValue(limit, unit)})`,
          )
          .join('; '),
      ]),
    ),
  }
}

function chains({ chains: list }: ProposalDocument): Sheet {
  return {
    name: 'Rantai',
    heading: ['Rantai', 'Bentuk', 'Langkah', 'Pegawai', 'NIP', 'Dari', 'Ke', 'Unit kerja', 'Jenis', 'Nilai'],
    rows: list.flatMap(({ kind, steps }, chain) =>
      steps.map((step, at) => [
        String(chain + 1),
        kind === 'cycle' ? 'tukar' : 'rantai',
        String(at + 1),
        step.official.name,
        step.official.nip,
        step.from ? `${step.from.name}, ${step.from.unitName}` : null,
        step.to.name,
        step.to.unitName,
        KIND_NAMES[step.kind],
        inPoints(step.fit),
      ]),
    ),
  }
}

const EMPTY_REASONS = {
  'no-candidate': 'tidak ada yang memenuhi semua aturan',
  'needed-elsewhere': 'calonnya lebih diperlukan di jabatan lain',
  'not-asked': 'tidak diminta diisi',
} as const

function empty({ empty: list }: ProposalDocument): Sheet {
  return {
    name: 'Jabatan kosong',
    heading: ['Jabatan', 'Unit kerja', 'OPD', 'Jenjang', 'Calon', 'Mengapa kosong menurut rencana'],
    rows: list.map((post) => [
      post.name,
      post.unitName,
      post.agencyName,
      tierName(post.tier),
      String(post.candidates),
      EMPTY_REASONS[post.reason],
    ]),
  }
}

function constraints({ constraints: list }: ProposalDocument): Sheet {
  return {
    name: 'Ketentuan',
    heading: [
      'Jenis',
      'Pegawai',
      'NIP',
      'Jabatan',
      'Unit kerja',
      'Alasan',
      'Harga',
      'Oleh',
      'Dicabut oleh',
      'Alasan dicabut',
    ],
    rows: list.map((one) => [
      CONSTRAINT_NAMES[one.kind] ?? one.kind,
      one.official,
      one.nip,
      one.post,
      one.unit,
      one.reason,
      inPoints(one.price),
      one.createdBy,
      one.removedBy,
      one.removedReason,
    ]),
  }
}

const GROUPINGS = {
  sex: 'jenis kelamin',
  age: 'umur',
  agencySize: 'ukuran perangkat daerah',
  status: 'status kepegawaian',
} as const

/** As the page shows it: what is hidden there stays empty here. */
function fairness({ fairness: report }: ProposalDocument): Sheet {
  const count = (value: number | null | undefined) => (value === null || value === undefined ? null : String(value))
  return {
    name: 'Keadilan',
    heading: [
      'Pengelompokan',
      'Kelompok',
      'Pegawai',
      'Calon',
      'Dipromosikan',
      'Rasio promosi',
      'p promosi',
      'Berpindah',
      'Rasio berpindah',
      'p berpindah',
      'Perubahan kesesuaian',
    ],
    rows: (report?.groupings ?? []).flatMap(({ grouping, groups }) =>
      groups.map((one) => [
        GROUPINGS[grouping],
        one.group,
        count(one.officials),
        count(one.candidates),
        count(one.promotion?.count),
        one.promotion?.ratio ?? null,
        one.promotion?.p ?? null,
        count(one.move?.count),
        one.move?.ratio ?? null,
        one.move?.p ?? null,
        inPoints(one.fitChange?.mean),
      ]),
    ),
  }
}
