import writeWorkbook from 'write-excel-file/node'
import { ITEM_COLUMNS } from './read-item-sheet.ts'

const EXAMPLES: readonly Partial<Record<(typeof ITEM_COLUMNS)[number], string>>[] = [
  { kode: 'CONTOH-1', jenis: 'tunggal', soal: 'Berapa hasil 12 ditambah 30?', pilihan_a: '40', pilihan_b: '42', pilihan_c: '44', kunci: 'B', tingkat: '2', rasional: 'Dua belas ditambah tiga puluh sama dengan 42.' },
  { kode: 'CONTOH-2', jenis: 'jamak', soal: 'Manakah yang termasuk bilangan genap?', pilihan_a: '3', pilihan_b: '4', pilihan_c: '6', kunci: 'B, C' },
  { kode: 'CONTOH-3', jenis: 'situasional', soal: 'Warga mengeluh antrean terlalu lama. Apa yang Anda lakukan lebih dahulu?', pilihan_a: 'Meminta warga menunggu', pilihan_b: 'Membuka loket tambahan', pilihan_c: 'Memberi tahu perkiraan waktu', pilihan_d: 'Meneruskan ke atasan', kunci: 'A=0; B=3; C=2; D=1' },
  { kode: 'CONTOH-4', jenis: 'angka', soal: 'Berapa persen 12,5 dari 100?', kunci: '12,4..12,6' },
  { kode: 'CONTOH-5', jenis: 'singkat', soal: 'Apa ibu kota Provinsi Bengkulu?', kunci: 'Bengkulu | Kota Bengkulu' },
  { kode: 'CONTOH-6', jenis: 'uraian', soal: 'Jelaskan langkah Anda menata ulang layanan antrean.', kunci: '0 tidak menjawab; 2 langkah umum; 4 langkah runtut dengan ukuran keberhasilan', nilai: '4' },
] // biome-ignore format: a table

/** An empty workbook with its headings and one example of each kind; every cell is text, so none is a formula. */
export function itemTemplate(): Promise<Buffer> {
  const cell = (value: string | undefined) => ({ value: value ?? '', type: String as StringConstructor })
  return writeWorkbook([
    ITEM_COLUMNS.map((name) => ({ ...cell(name), fontWeight: 'bold' as const })),
    ...EXAMPLES.map((row) => ITEM_COLUMNS.map((name) => cell(row[name]))),
  ]).toBuffer()
}
