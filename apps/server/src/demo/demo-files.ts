import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateCity, HR_RECORD_COLUMNS, type SyntheticCity } from '@petakom/domain'
import writeWorkbook from 'write-excel-file/node'

export interface DemoFiles {
  readonly roster: string
  readonly performance: string
  readonly discipline: string
  readonly career: string
}

/** The year that the synthetic people live in: that of the event in Bengkulu. */
const YEAR = 2025

export function demoCity(seed: number, people: number): SyntheticCity {
  return generateCity({ seed, people, year: YEAR })
}

/** Writes a city's files as an agency would bring them: a SIASN export, predicates, sanctions, earlier posts. None is left half-written. */
export async function writeDemoFiles(city: SyntheticCity, folder: string): Promise<DemoFiles> {
  await mkdir(folder, { recursive: true })
  const columns = Object.keys(city.roster[0]!)
  const text = (value: string) => ({ value, type: String })
  const sheet = [columns.map(text), ...city.roster.map((row) => columns.map((name) => text(row[name] ?? '')))]
  const files = {
    roster: join(folder, 'roster-kota-bengkulu.xlsx'),
    performance: join(folder, 'predikat-kinerja.csv'),
    discipline: join(folder, 'hukuman-disiplin.csv'),
    career: join(folder, 'riwayat-jabatan.csv'),
  }
  await whole(files.roster, await writeWorkbook(sheet as never, { sheet: 'Data sintetis' } as never).toBuffer())
  await whole(
    files.performance,
    csv(
      ['nip_baru', 'tahun', 'predikat', 'keterangan'],
      city.performance.map(({ nip, year, predicate }) => [`'${nip}`, String(year), predicate]),
    ),
  )
  await whole(
    files.discipline,
    csv(
      ['nip_baru', 'tingkat', 'mulai', 'selesai', 'nomor_sk', 'keterangan'],
      city.discipline.map(({ nip, severity, from, until, decree }) => [`'${nip}`, severity, from, until, decree]),
    ),
  )
  await whole(
    files.career,
    csv(
      [...HR_RECORD_COLUMNS.career, 'keterangan'],
      city.career.map(({ nip, job, unit, tier, eselon, field, from, until }) => [
        `'${nip}`,
        job,
        unit,
        tier,
        eselon,
        field,
        from,
        until,
      ]),
    ),
  )
  return files
}

const csv = (heading: readonly string[], rows: readonly (readonly string[])[]) =>
  [heading, ...rows.map((row) => [...row, 'Data sintetis'])].map((row) => row.map(quoted).join(',')).join('\n')

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

async function whole(path: string, content: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, content)
  await rename(`${path}.part`, path)
}
