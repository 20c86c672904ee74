import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import project from '../../../../package.json' with { type: 'json' }
import { writeBackup } from '../backup/write-backup.ts'
import { readConfig } from '../config.ts'
import { borrowPostgres } from '../postgres/borrow-postgres.ts'
import { type Command, UsageError } from './command.ts'

export const command: Command = {
  summary: 'Mencadangkan seluruh basis data ke satu berkas, juga selagi Petakom dipakai.',
  usage: `petakom backup --out BERKAS|FOLDER [--with-secret]

  --out          berkas tar yang belum ada, atau folder (berkas dinamai menurut waktu)
  --with-secret  menyertakan kunci PIN sesi dan tanda terima; berkas itu lalu harus dijaga seperti kata sandi

Isinya semua tabel pada satu saat, dengan jumlah baris dan sha256 tiap tabel, versi skema, dan versi mesin.
Berkas muncul dengan namanya hanya bila sudah utuh, dan hanya terbaca pemiliknya.

Contoh: petakom backup --out cadangan.tar`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { out: { type: 'string' }, 'with-secret': { type: 'boolean', default: false } },
    })
    if (!values.out) throw new UsageError('Sebutkan tempat menyimpan cadangan dengan --out BERKAS atau --out FOLDER.')
    const config = readConfig(process.env)
    const postgres = await borrowPostgres(config)
    try {
      const summary = await writeBackup(postgres.connectionString, {
        out: resolve(values.out),
        petakom: project.version,
        secret: values['with-secret'] ? config.secret : null,
        say: (text) => console.error(text),
      })
      console.error(
        values['with-secret']
          ? 'Peringatan: berkas ini memuat kunci PIN dan tanda terima. Simpan seperti menyimpan kata sandi.'
          : 'Kunci PIN dan tanda terima (berkas secret di folder data) tidak disertakan; simpan terpisah.',
      )
      console.log(JSON.stringify(summary, null, 2))
      return 0
    } finally {
      await postgres.stop()
    }
  },
}
