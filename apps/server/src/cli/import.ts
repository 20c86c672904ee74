import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { ImportPreview } from '@petakom/contract'
import { HR_RECORD_COLUMNS, JABATAN_COLUMNS, type PostCheck, ROSTER_COLUMNS, STANDARD_COLUMNS } from '@petakom/domain'
import type { AuditActor } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { importPosts } from '../features/organization/import-posts.ts'
import { importFile } from '../features/pegawai/import/import-file.ts'
import { type Command, UsageError } from './command.ts'
import { findInstansi, withDatabase } from './with-database.ts'

/** What can be imported, and the columns of its file. */
const COLUMNS = {
  roster: ROSTER_COLUMNS,
  jabatan: JABATAN_COLUMNS,
  standards: STANDARD_COLUMNS,
  performance: HR_RECORD_COLUMNS.performance,
  discipline: HR_RECORD_COLUMNS.discipline,
  career: HR_RECORD_COLUMNS.career,
} as const
type Kind = keyof typeof COLUMNS
const KINDS = Object.keys(COLUMNS)
/** Another name that people type. */
const ALIASES: Readonly<Record<string, string>> = { 'riwayat-jabatan': 'career' }

interface Options {
  readonly apply: boolean
  readonly details: boolean
  readonly source: string
}

export const command: Command = {
  summary: 'Memeriksa atau menerapkan berkas impor: roster, jabatan, standards, performance, discipline, career.',
  usage: `petakom import JENIS BERKAS --instansi KODE (--check | --apply) [--details]
petakom import JENIS --template

  JENIS       roster       pegawai, kolom ekspor SIASN
              jabatan      jabatan per unit: jenis, jenjang, eselon, kelas, formasi, kritis
              standards    standar kompetensi per jabatan, berlaku mulai suatu tanggal
              performance  predikat kinerja per tahun
              discipline   hukuman disiplin
              career       riwayat jabatan (juga: riwayat-jabatan): jabatan yang sudah berakhir
  --check     memeriksa saja dan mencetak JSON; tidak ada yang diubah
  --apply     menerapkan semua baris yang tidak ditolak, dalam satu transaksi
  --details   menyertakan daftar baris baru, berubah, dan yang tidak ada di berkas
  --template  mencetak baris judul kolom sebagai CSV

JSON: rows, new, changed, unchanged, refused[], warnings[], missing; baris memakai nomor baris lembar kerja.

Contoh: petakom import jabatan --template > jabatan.csv
        petakom import jabatan jabatan.csv --instansi KOTA-BENGKULU --check`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        instansi: { type: 'string' },
        check: { type: 'boolean', default: false },
        apply: { type: 'boolean', default: false },
        details: { type: 'boolean', default: false },
        template: { type: 'boolean', default: false },
      },
    })
    const [word, path] = positionals
    const kind = ALIASES[word ?? ''] ?? word
    if (kind === undefined || !KINDS.includes(kind)) throw new UsageError(`Sebutkan jenis impor: ${KINDS.join(', ')}.`)
    if (values.template) {
      console.log(COLUMNS[kind as Kind].join(','))
      return 0
    }
    if (path === undefined) throw new UsageError('Sebutkan berkas yang diimpor.')
    if (values.check === values.apply) throw new UsageError('Pilih salah satu: --check atau --apply.')
    const file = await readFile(path).catch(() => {
      throw new UsageError(`Berkas ${path} tidak dapat dibaca. Periksa nama dan izinnya.`)
    })
    const answer = await withDatabase(async (database) => {
      const instansiId = await findInstansi(database, values.instansi)
      const actor = { instansiId, id: null, name: `Baris perintah: ${basename(path)}` }
      return importAny(database, actor, kind as Kind, file, { ...values, source: basename(path) })
    })
    console.log(JSON.stringify(answer, null, 2))
    return 0
  },
}

async function importAny(database: Database, actor: AuditActor, kind: Kind, file: Buffer, options: Options) {
  const check =
    kind === 'jabatan' || kind === 'standards'
      ? await importPosts(database, actor, kind, file, options)
      : await importFile(database, actor, kind, file, options)
  return summary(check, options)
}

/** Counts and problems; the rows themselves where they were asked for. */
function summary(check: ImportPreview | PostCheck<unknown>, { apply, details }: Options) {
  const { rows, new: fresh, changed, unchanged, refused, warnings, missing } = check
  return {
    rows,
    new: fresh.length,
    changed: changed.length,
    unchanged,
    refused,
    warnings,
    missing: missing.length,
    ...(apply ? { applied: true } : {}),
    ...(details ? { details: { new: fresh, changed, missing } } : {}),
  }
}
