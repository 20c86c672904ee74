import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openBackup, readSecret } from '../backup/read-backup.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { keepRestoredSecret, readConfig } from '../config.ts'
import { borrowPostgres } from '../postgres/borrow-postgres.ts'
import { type Command, UsageError } from './command.ts'

export const command: Command = {
  summary: 'Memulihkan cadangan ke basis data yang kosong.',
  usage: `petakom restore BERKAS [--into postgres://...] [--with-secret]

  --into         basis data kosong tujuan; tanpa ini, DATABASE_URL atau PostgreSQL bawaan di PETAKOM_DATA
  --with-secret  ikut memulihkan kunci PIN dan tanda terima, bila cadangan memuatnya

Berkas diperiksa seluruhnya lebih dahulu, lalu dipulihkan dalam satu transaksi; tiap tabel dibaca ulang dan
dicocokkan dengan sha256-nya sebelum disimpan. Yang gagal di mana pun tidak meninggalkan apa pun.

Contoh: PETAKOM_DATA=data-pulih petakom restore cadangan.tar`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { into: { type: 'string' }, 'with-secret': { type: 'boolean', default: false } },
    })
    const [path] = positionals
    if (path === undefined) throw new UsageError('Sebutkan berkas cadangan yang dipulihkan.')
    if (values.into !== undefined && !/^postgres(ql)?:\/\//.test(values.into))
      throw new UsageError(`--into: "${values.into}" bukan alamat postgres://.`)
    const say = (text: string) => console.error(text)
    // A file that cannot be restored is refused before a PostgreSQL is started for it.
    const { manifest } = await openBackup(resolve(path))
    if (values['with-secret'] && manifest.secret === null)
      throw new UsageError(`Cadangan ${path} tidak memuat kunci rahasia. Jalankan tanpa --with-secret.`)
    const config = readConfig(process.env)
    const postgres = await borrowPostgres({ ...config, databaseUrl: values.into ?? config.databaseUrl })
    try {
      const { backup, ...summary } = await restoreBackup(postgres.connectionString, resolve(path), say)
      if (values['with-secret']) await restoreSecret(config.dataFolder, await readSecret(backup), say)
      else say('Kunci PIN dan tanda terima tidak dipulihkan; salin berkas secret yang lama ke folder data.')
      say('Periksa dengan: petakom audit verify, lalu petakom recompute --check.')
      console.log(JSON.stringify(summary, null, 2))
      return 0
    } finally {
      await postgres.stop()
    }
  },
}

async function restoreSecret(folder: string, secret: Buffer, say: (text: string) => void): Promise<void> {
  keepRestoredSecret(folder, secret)
  const isInForce = readConfig(process.env).secret.equals(secret)
  say(
    isInForce
      ? `Kunci PIN dan tanda terima dipulihkan di ${folder}.`
      : 'Kunci dipulihkan di folder data, tetapi PETAKOM_SECRET yang sedang berlaku berbeda; samakan sebelum menjalankan.',
  )
}
