import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { sealAudit, verifyAudit } from '../db/audit-chain.ts'
import { connect } from '../db/connect.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { recompute } from '../features/results/recompute.ts'
import { scoreEvent } from '../features/results/score-event.ts'
import { createExam, type ExamFixture } from '../testing/exam-fixture.ts'
import { createTestApp, createTestDatabase, type TestApp } from '../testing/test-app.ts'
import { openBackup, readSecret } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { readTarMembers } from './tar.ts'
import { writeBackup } from './write-backup.ts'

const SECRET = Buffer.from('kunci-uji-coba-yang-panjangnya-cukup')
let test: TestApp
let exams: ExamFixture[]
let folder: string
let good: string
const made: string[] = []

/** A database of the test server with nothing in it, not even Petakom's tables. */
async function bareDatabase(): Promise<string> {
  const url = new URL(inject('templateUrl'))
  const name = `bare_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} template template0`)
  made.push(name)
  url.pathname = `/${name}`
  return url.href
}
async function asAdmin(text: string) {
  const url = new URL(inject('templateUrl'))
  url.pathname = '/postgres'
  await asOwner(url.href, text)
}
async function asOwner(url: string, text: string) {
  const client = await connect(url)
  return client.query(text).finally(() => client.end())
}
const tablesOf = async (url: string) =>
  (await asOwner(url, "select count(*)::int as n from pg_tables where schemaname = 'public'")).rows[0].n

async function sitExam(exam: ExamFixture) {
  const call = await exam.signIn(0)
  const list = (await call('GET', '/api/exam')).json()
  const attempt = list.attempts[0].id
  const started = await call('POST', `/api/exam/attempts/${attempt}/start`, { device: 'perangkat-uji-1' })
  expect(started.statusCode, started.body).toBe(200)
  return { call, attempt, form: started.json() }
}

beforeAll(async () => {
  test = await createTestApp()
  folder = mkdtempSync(join(tmpdir(), 'petakom-cadangan-'))
  exams = [await createExam(test), await createExam(test)]
  for (const exam of exams) {
    await sitExam(exam)
    await scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
    await test.database.tenant(exam.instansiId, (db) => sealAudit(db, exam.instansiId))
  }
  good = join(folder, 'baik.tar')
  await writeBackup(test.url, { out: good, petakom: '0.1.0', secret: SECRET })
})
afterAll(async () => {
  await test.close()
  for (const name of made) await asAdmin(`drop database ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

describe('backup and restore', () => {
  it('brings back every row of two instansi, behind the same walls, with results that can be rebuilt', async () => {
    const url = await bareDatabase()
    const summary = await restoreBackup(url, good)
    expect(summary.rows).toBeGreaterThan(30)
    expect(summary.migrated).toEqual([])
    const again = join(folder, 'lagi.tar')
    await writeBackup(url, { out: again, petakom: '0.1.0', secret: null })
    const [before, after] = [await openBackup(good), await openBackup(again)]
    expect(after.manifest.tables).toEqual(before.manifest.tables)
    const restored = openDatabase(url)
    try {
      for (const { instansiId } of exams) {
        expect(await restored.tenant(instansiId, verifyAudit)).toMatchObject({ outcome: 'intact' })
        expect(await recompute(restored, instansiId)).toMatchObject({ results: 1, first: null })
      }
      const walls =
        "select relname, relrowsecurity, relforcerowsecurity, (select array_agg(polname || polcmd::text order by polname) from pg_policy where polrelid = c.oid) from pg_class as c where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname"
      expect((await asOwner(url, walls)).rows).toEqual((await asOwner(test.url, walls)).rows)
      const seen = await asOwner(
        url,
        `begin; set local role petakom_app; set local app.instansi = '${exams[0]!.instansiId}'; select distinct instansi_id from answer union select distinct instansi_id from pegawai`,
      )
      expect((seen as unknown as pg.QueryResult[]).at(-1)!.rows).toEqual([{ instansi_id: exams[0]!.instansiId }])
    } finally {
      await restored.close()
    }
  })

  it('takes one moment while answers are being saved', async () => {
    const { call, attempt, form } = await sitExam(exams[1]!)
    let isOver = false
    let saved = 0
    const saving = (async () => {
      for (let seq = 1; !isOver; seq += 1) {
        const itemId = form.items[seq % form.items.length].id
        const entry = { seq: form.lastSeq + seq, itemId, value: { choice: 'B' } }
        const reply = await call('POST', `/api/exam/attempts/${attempt}/answers`, {
          device: 'perangkat-uji-1',
          entries: [{ ...entry, clientTime: new Date().toISOString() }],
        })
        expect(reply.statusCode, reply.body).toBe(200)
        saved += 1
      }
    })()
    while (saved < 20) await pause(5)
    const out = join(folder, 'selagi-menyimpan.tar')
    await writeBackup(test.url, { out, petakom: '0.1.0', secret: null })
    isOver = true
    await saving
    const url = await bareDatabase()
    await restoreBackup(url, out)
    const torn = await asOwner(
      url,
      `select a.id from attempt as a where a.answer_count <> (select count(*) from answer as w
         where w.instansi_id = a.instansi_id and w.attempt_id = a.id)`,
    )
    expect(torn.rows).toEqual([])
    const { rows } = await asOwner(url, 'select count(*)::int as n from answer')
    expect(rows[0].n).toBeGreaterThan(0)
    expect(rows[0].n).toBeLessThanOrEqual(saved)
  })

  it('restores what an earlier version left and brings it forward', async () => {
    const migrations = join(import.meta.dirname, '../../../../db/migrations')
    const names = readdirSync(migrations).sort()
    const earlier = join(folder, 'migrasi-lama')
    mkdirSync(earlier)
    for (const name of names.slice(0, -1)) copyFileSync(join(migrations, name), join(earlier, name))
    const old = await bareDatabase()
    await migrate(old, earlier)
    await asOwner(old, "insert into instansi (code, name) values ('LAMA', 'Kota Lama')")
    const out = join(folder, 'lama.tar')
    await writeBackup(old, { out, petakom: '0.0.9', secret: null })
    const url = await bareDatabase()
    expect(await restoreBackup(url, out)).toMatchObject({ rows: 1, migrated: [names.at(-1)] })
    expect((await asOwner(url, 'select name from instansi')).rows).toEqual([{ name: 'Kota Lama' }])
    const prepared = await createTestDatabase()
    await expect(restoreBackup(prepared.url, out)).rejects.toThrow(/disiapkan untuk versi lain/)
    await prepared.close()
  })

  it('holds the secret only where it was asked for, and is readable by its owner alone', async () => {
    expect(await readSecret(await openBackup(good))).toEqual(SECRET)
    const out = join(folder, 'tanpa.tar')
    await writeBackup(test.url, { out, petakom: '0.1.0', secret: null })
    expect((await openBackup(out)).manifest.secret).toBeNull()
    expect(readFileSync(out).includes(SECRET)).toBe(false)
    expect(statSync(out).mode & 0o077).toBe(0)
  })

  it('fills a prepared database without rows, and sets its sequences where they stood', async () => {
    await test.owner("create sequence uji_urutan; select setval('uji_urutan', 41)")
    const out = join(folder, 'urutan.tar')
    await writeBackup(test.url, { out, petakom: '0.1.0', secret: null })
    await test.owner('drop sequence uji_urutan')
    const target = await createTestDatabase()
    await target.owner('create sequence uji_urutan')
    await restoreBackup(target.url, out)
    expect((await target.owner("select nextval('uji_urutan')::int as next")).rows).toEqual([{ next: 42 }])
    await target.close()
  })
})

describe('what a restore refuses', () => {
  const refused = async (path: string, sentence: RegExp, url?: string) => {
    const into = url ?? (await bareDatabase())
    await expect(restoreBackup(into, path)).rejects.toThrow(sentence)
    if (!url) expect(await tablesOf(into)).toBe(0)
  }

  it('a database that holds anything', async () => {
    const before = (await test.owner('select count(*) from answer')).rows
    await refused(good, /tidak kosong .*tidak ada yang diubah\.$/, test.url)
    expect((await test.owner('select count(*) from answer')).rows).toEqual(before)
  })

  it('a file that is not there, is no archive, or is empty', async () => {
    await refused(join(folder, 'tidak-ada.tar'), /tidak ada\. Periksa/)
    writeFileSync(join(folder, 'teks.tar'), 'bukan cadangan'.repeat(100))
    await refused(join(folder, 'teks.tar'), /rusak: berkas terpotong atau bukan cadangan/)
    writeFileSync(join(folder, 'kosong.tar'), '')
    await refused(join(folder, 'kosong.tar'), /rusak/)
  })

  it.each([0.2, 0.5, 0.9, 0.999])('a file cut off at %d of its length', async (share) => {
    const bytes = readFileSync(good)
    const path = join(folder, `potong-${share}.tar`)
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * share)))
    await refused(path, /rusak/)
  })

  it('one changed byte in a table, in the list of contents, or in the secret', async () => {
    const members = await readTarMembers(good)
    for (const name of ['tables/pegawai.copy.gz', 'manifest.json', 'secret']) {
      const path = join(folder, 'satu-bita.tar')
      copyFileSync(good, path)
      const bytes = readFileSync(path)
      const { offset, size } = members.get(name)!
      bytes[offset + Math.floor(size / 2)]! ^= 1
      writeFileSync(path, bytes)
      await refused(path, /rusak/)
    }
  })

  it('a table whose content was exchanged for other valid content', async () => {
    const { offset, size } = (await readTarMembers(good)).get('tables/pegawai.copy.gz')!
    const bytes = readFileSync(good)
    const text = gunzipSync(bytes.subarray(offset, offset + size)).toString()
    const forged = gzipSync(text.replace('Peserta', 'Pesertb'), { level: 6 })
    expect(forged.length).toBeLessThanOrEqual(Math.ceil(size / 512) * 512)
    const path = join(folder, 'palsu.tar')
    forged.copy(bytes, offset)
    writeFileSync(path, bytes)
    await refused(path, /rusak: isi tabel pegawai/)
  })

  it('a schema that this version does not know', async () => {
    await test.owner("insert into schema_migration (name, checksum) values ('9999-masa-depan.sql', 'x')")
    const out = join(folder, 'baru.tar')
    await writeBackup(test.url, { out, petakom: '9.0.0', secret: null })
    await test.owner("delete from schema_migration where name = '9999-masa-depan.sql'")
    await refused(out, /lebih baru \(perubahan 9999-masa-depan\.sql\)/)
  })
})

describe('what a backup refuses', () => {
  it('to write over a file, or into a folder that is not there, and leaves nothing half-written', async () => {
    await expect(writeBackup(test.url, { out: good, petakom: '0', secret: null })).rejects.toThrow(/sudah ada/)
    const nowhere = join(folder, 'tidak', 'ada.tar')
    await expect(writeBackup(test.url, { out: nowhere, petakom: '0', secret: null })).rejects.toThrow(
      /tidak dapat ditulis/,
    )
    const bare = await bareDatabase()
    const out = join(folder, 'sia-sia.tar')
    await expect(writeBackup(bare, { out, petakom: '0', secret: null })).rejects.toThrow(/belum berisi Petakom/)
    expect(readdirSync(folder).filter((name) => name.includes('sebagian') || name === 'sia-sia.tar')).toEqual([])
  })

  it('names the file by the time in a folder', async () => {
    const now = new Date('2025-10-03T09:10:11Z')
    const { file } = await writeBackup(test.url, { out: folder, petakom: '0', secret: null, now })
    expect(file).toBe(join(folder, 'petakom-20251003-091011.tar'))
  })
})
