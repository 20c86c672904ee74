import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { ObservationSheetFile, TrainingCaseFile } from '@petakom/contract'
import { checkSheet, checkTrainingCase, reason } from '@petakom/domain'
import { z } from 'zod'
import { parseDataFile } from '../data-files/parse-data-file.ts'
import { type Command, UsageError } from './command.ts'

/** As much as the page takes. */
const MOST_BYTES = 400_000
const File = z.discriminatedUnion('format', [ObservationSheetFile, TrainingCaseFile])

export const command: Command = {
  summary: 'Memeriksa berkas lembar pengamatan atau naskah latihan asesor.',
  usage: `petakom sheet check BERKAS.yaml

Membaca berkas dan menyebut yang salah dengan nomor barisnya: kode indikator yang tidak ada dalam kamus, jangkar yang kurang,
nilai acuan tanpa bukti. Tidak ada yang disimpan; berkasnya dimuat di halaman Lembar pengamatan atau Naskah latihan asesor.
Kode keluar 1 bila berkas belum dapat dipakai.

Contoh: petakom sheet check data/sheets/dk-anggaran.yaml`,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    const [verb, path, extra] = positionals
    if (verb !== 'check' || path === undefined || extra !== undefined)
      throw new UsageError('Sebutkan berkasnya: petakom sheet check BERKAS.yaml.')
    return check(path)
  },
}

async function check(path: string): Promise<number> {
  const size = await stat(path).then(
    (file) => (file.isFile() ? file.size : null),
    () => null,
  )
  if (size === null) return refuse(path, [{ line: null, place: 'berkas', reason: 'tidak ada atau tidak dapat dibaca' }])
  if (size > MOST_BYTES)
    return refuse(path, [{ line: null, place: 'berkas', reason: `paling besar ${MOST_BYTES / 1000} kB` }])
  const reading = parseDataFile(File, await readFile(path, 'utf8'))
  if (reading.outcome === 'refused') return refuse(path, reading.problems)
  const file = reading.value
  const findings = file.format === 'petakom-sheet/1' ? checkSheet(file) : checkTrainingCase(file)
  if (findings.length > 0) {
    const problems = findings.map(({ fault, where }) => ({ line: null, place: where, reason: reason(fault).text }))
    return refuse(path, problems)
  }
  console.log(
    file.format === 'petakom-sheet/1'
      ? `${file.code}: ${file.competencies.length} kompetensi, dapat dipakai.`
      : `${file.code} versi ${file.version}: ${file.persons.length} orang, ${file.gold.length} nilai acuan, dapat dipakai.`,
  )
  return 0
}

function refuse(
  path: string,
  problems: readonly { readonly line: number | null; readonly place: string; readonly reason: string }[],
): number {
  for (const { line, place, reason: why } of problems)
    console.error(`${path}${line === null ? '' : `:${line}`} ${place}: ${why}`)
  console.error(`Berkas ini belum dapat dipakai: ${problems.length} hal perlu diperbaiki.`)
  return 1
}
