import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { importRosterFile } from '../features/pegawai/import/import-file.ts'
import { importRecords } from '../features/pegawai/import/import-records.ts'
import { type Command, UsageError } from './command.ts'
import { findInstansi, withDatabase } from './with-database.ts'

const KINDS = ['roster', 'performance', 'discipline']

export const command: Command = {
  summary: 'Memeriksa atau menerapkan berkas impor (roster, performance, discipline).',
  usage: `petakom import roster BERKAS --instansi KODE (--check | --apply) [--details]

  --check    memeriksa saja dan mencetak JSON; tidak ada yang diubah
  --apply    menerapkan semua baris yang tidak ditolak, dalam satu transaksi
  --details  menyertakan daftar baris baru, berubah, dan orang yang tidak ada di berkas

JSON: rows, new, changed, unchanged, refused[], warnings[], missing; baris memakai nomor baris lembar kerja.`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        instansi: { type: 'string' },
        check: { type: 'boolean', default: false },
        apply: { type: 'boolean', default: false },
        details: { type: 'boolean', default: false },
      },
    })
    const [kind, path] = positionals
    if (kind === undefined || !KINDS.includes(kind)) throw new UsageError(`Sebutkan jenis impor: ${KINDS.join(', ')}.`)
    if (path === undefined) throw new UsageError('Sebutkan berkas yang diimpor.')
    if (values.check === values.apply) throw new UsageError('Pilih salah satu: --check atau --apply.')
    const file = await readFile(path).catch(() => {
      throw new UsageError(`Berkas ${path} tidak dapat dibaca. Periksa nama dan izinnya.`)
    })
    const answer = await withDatabase(async (database) => {
      const instansiId = await findInstansi(database, values.instansi)
      const actor = { instansiId, id: null, name: `Baris perintah: ${basename(path)}` }
      if (kind !== 'roster') return importRecords(database, actor, kind as 'performance' | 'discipline', file, values)
      const check = await importRosterFile(database, actor, file, { apply: values.apply })
      const { rows, new: fresh, changed, unchanged, refused, warnings, missing } = check
      return {
        rows,
        new: fresh.length,
        changed: changed.length,
        unchanged,
        refused,
        warnings,
        missing: missing.length,
        ...(values.apply ? { applied: true } : {}),
        ...(values.details ? { details: { new: fresh, changed, missing } } : {}),
      }
    })
    console.log(JSON.stringify(answer, null, 2))
    return 0
  },
}
