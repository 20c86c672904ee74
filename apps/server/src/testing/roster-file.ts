/** Rows of a SIASN export as CSV, for tests: only what differs from an ordinary official is written out. */
export const ORDINARY = {
  nip_baru: "'199001012015011001",
  nama: 'Sari Rahayu',
  gelar_depan: 'null',
  gelar_belakang: 'S.E.',
  tanggal_lahir: '01-01-1990',
  jenis_kelamin: 'M',
  status_cpns_pns: 'P',
  gol_akhir_nama: 'III/c',
  tmt_golongan: '01-04-2021',
  jenis_jabatan_id: '2',
  jabatan_nama: 'Analis Kebijakan Ahli Muda',
  tmt_jabatan: '01-02-2022',
  tingkat_pendidikan_nama: 'S-1/Sarjana',
  unor_nama: 'Dinas Sosial',
  satuan_kerja_kerja_nama: 'Dinas Sosial',
  keterangan: 'Data sintetis',
} as const

export type RosterFixture = Partial<Record<keyof typeof ORDINARY, string>>

export function nipOf(serial: number): string {
  return `199001012015011${String(serial).padStart(3, '0')}`
}

export function rosterCsv(rows: readonly RosterFixture[]): Buffer {
  const columns = Object.keys(ORDINARY) as (keyof typeof ORDINARY)[]
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = rows.map((row) => columns.map((name) => quote(row[name] ?? ORDINARY[name])).join(','))
  return Buffer.from([columns.map((name) => name.toUpperCase().replaceAll('_', ' ')).join(','), ...lines].join('\r\n'))
}

/** A multipart body with one file, and its content type. */
export function multipartFile(name: string, content: Buffer) {
  const boundary = 'batas-uji-coba'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}
