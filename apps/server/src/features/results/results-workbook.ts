import type { listResults, ResponseOf } from '@petakom/contract'
import { COMPETENCIES, tierName } from '@petakom/domain'
import writeWorkbook from 'write-excel-file/node'

type Listing = ResponseOf<typeof listResults>

/** One sheet: a row a participant. Text cells are typed as text, so that no name can become a formula. */
export async function resultsWorkbook({ event, rows }: Listing, isSynthetic: boolean): Promise<Buffer> {
  const heading = [
    'Nomor',
    'NIP',
    'Nama',
    'Jabatan',
    'Jenjang',
    'Unit kerja',
    'Kehadiran',
    ...COMPETENCIES.map(({ code, name }) => `${code} ${name}`),
    'JPM (%)',
    'Kategori',
    'Resep penilaian',
    'Tabel kategori',
    'Mesin',
  ]
  const text = (value: string) => ({ value, type: String })
  const number = (value: number | null | undefined, format?: string) =>
    value === null || value === undefined ? null : { value, type: Number, ...(format ? { format } : {}) }
  const data = [
    [{ ...text(event.name), fontWeight: 'bold' as const }],
    [text(isSynthetic ? 'DATA SINTETIS: orang-orang dalam berkas ini tidak ada' : 'RAHASIA')],
    heading.map((title) => ({ ...text(title), fontWeight: 'bold' as const })),
    ...rows.map((row) => [
      number(row.number),
      text(row.nip),
      text(row.name),
      text(row.jabatanName),
      text(tierName(row.tier)),
      text(row.unitName),
      text({ present: 'hadir', late: 'terlambat', absent: 'tidak hadir' }[row.attendance ?? ''] ?? ''),
      ...COMPETENCIES.map(({ code }) => number(row.levels[code])),
      number(row.jpm, '0.00'),
      text(row.category ? `${row.category.name} (${row.category.code})` : ''),
      text(row.recipeVersion ?? ''),
      text(row.categoryVersion ?? ''),
      text(row.engineVersion ?? ''),
    ]),
  ]
  return writeWorkbook(data as never, { stickyRowsCount: 3, sheet: 'Hasil' } as never).toBuffer()
}
