import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { BackupError } from './backup-error.ts'
import {
  type BackedUpTable,
  FORMAT_VERSION,
  MANIFEST_FILE,
  MANIFEST_SUM_FILE,
  Manifest,
  SECRET_FILE,
  tableFile,
} from './manifest.ts'
import { DamagedArchive, readTarMembers, type TarMember } from './tar.ts'
import { linesIn } from './write-backup.ts'

export interface Backup {
  readonly path: string
  readonly manifest: Manifest
  readonly members: ReadonlyMap<string, TarMember>
}

/** Opens a backup and reads all of it once: nothing is put back from a file that is not whole. */
export async function openBackup(path: string, say: (text: string) => void = () => {}): Promise<Backup> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new BackupError(`Berkas cadangan ${path} tidak ada. Periksa nama dan foldernya.`)
  const members = await readTarMembers(path).catch((cause) => {
    throw cause instanceof DamagedArchive ? damaged(path, 'berkas terpotong atau bukan cadangan Petakom', cause) : cause
  })
  const manifest = await readManifest(path, members)
  for (const table of manifest.tables) {
    const sum = createHash('sha256')
    let rows = 0
    try {
      for await (const chunk of tableBytes({ path, manifest, members }, table)) {
        sum.update(chunk)
        rows += linesIn(chunk)
      }
    } catch (cause) {
      throw cause instanceof BackupError ? cause : damaged(path, `isi tabel ${table.name} tidak terbaca`, cause)
    }
    if (rows !== table.rows || sum.digest('hex') !== table.sha256)
      throw damaged(path, `isi tabel ${table.name} berbeda dari catatannya`)
  }
  if (manifest.secret !== null && sha256(await readSecret({ path, manifest, members })) !== manifest.secret)
    throw damaged(path, 'kunci rahasia di dalamnya berbeda dari catatannya')
  say(`Berkas cadangan utuh: ${manifest.tables.length} tabel, diambil ${manifest.takenAt}.`)
  return { path, manifest, members }
}

function damaged(path: string, why: string, cause?: unknown): BackupError {
  return new BackupError(
    `Cadangan ${path} rusak: ${why}. Pakai salinan lain dari cadangan ini; tidak ada yang dipulihkan.`,
    {
      cause,
    },
  )
}

async function readManifest(path: string, members: Backup['members']): Promise<Manifest> {
  const [text, sum] = [members.get(MANIFEST_FILE), members.get(MANIFEST_SUM_FILE)]
  if (!text || !sum) throw damaged(path, 'daftar isinya tidak ada')
  const bytes = await readMember(path, text)
  if (!(await readMember(path, sum)).toString().startsWith(sha256(bytes))) throw damaged(path, 'daftar isinya berubah')
  const json = JSON.parse(bytes.toString())
  if (json.formatVersion !== FORMAT_VERSION) {
    throw new BackupError(
      `Cadangan ${path} dibuat oleh versi Petakom yang lebih baru (bentuk ${json.formatVersion}). Pasang versi itu lalu pulihkan lagi.`,
    )
  }
  return Manifest.parse(json)
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function readMember(path: string, member: TarMember): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of streamOf(path, member)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const streamOf = (path: string, { offset, size }: TarMember) =>
  createReadStream(path, { start: offset, end: offset + size - 1 })

/** The COPY text of one table, a piece at a time. */
export function tableBytes({ path, members }: Backup, { name }: Pick<BackedUpTable, 'name'>): AsyncIterable<Buffer> {
  const member = members.get(tableFile(name))
  if (!member) throw damaged(path, `tabel ${name} tidak ada di dalamnya`)
  const source = streamOf(path, member)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  return source.pipe(gunzip)
}

export function readSecret({ path, members }: Backup): Promise<Buffer> {
  const member = members.get(SECRET_FILE)
  if (!member) throw damaged(path, 'kunci rahasia yang dicatat tidak ada di dalamnya')
  return readMember(path, member)
}
