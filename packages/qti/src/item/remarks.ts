/** What is said of an item that was taken, each with the sentence that a person reads. */
export const REMARKS = {
  'qti-2': 'Berkas memakai nama unsur QTI 2; dibaca dengan padanannya di QTI 3.',
  'formatting-lost': 'Tebal, miring, dan hiasan huruf lain tidak dibawa; teksnya dibawa.',
  'markup-lost': 'Susunan halaman tidak dibawa; teksnya dibawa.',
  'math-flattened': 'Rumus dibawa sebagai teks biasa. Periksa rumus itu.',
  'picture-by-hand': 'Gambar, suara, atau video tidak dibawa; hanya keterangannya. Pasang berkasnya di bank soal.',
  'picture-moved': 'Gambar dibawa dan disajikan di samping soal.',
  'link-lost': 'Alamat tautan tidak dibawa; teksnya dibawa.',
  'feedback-dropped': 'Umpan balik kepada peserta tidak disajikan dalam ujian dan tidak dibawa.',
  'rubric-dropped': 'Blok petunjuk atau rubrik ini tidak dibawa.',
  'rubric-kept': 'Rubrik penilai dipakai sebagai rubrik butir bila butirnya dinilai asesor.',
  'rubric-needed': 'Butir dinilai oleh asesor; lengkapi rubriknya sebelum dipakai.',
  'style-dropped': 'Gaya tampilan tidak dibawa.',
  'materials-dropped': 'Bahan penyerta (kalkulator, penggaris, berkas) tidak dibawa.',
  'catalog-dropped': 'Dukungan aksesibilitas dalam katalog tidak dibawa.',
  'template-fixed': 'Nilai variabel templat dihitung sekali dan ditulis ke dalam teks.',
  'template-drawn': 'Nilai variabel templat diundi sekali; yang dibawa satu varian tetap dari butir ini.',
  'rubric-in-stem': 'Petunjuk bagi peserta dibawa ke dalam teks soal.',
  'variable-undeclared': 'Pengolahan jawaban memakai variabel yang tidak dideklarasikan; dibaca sebagai kosong.',
  'score-by-chance': 'Nilai jawaban benar bergantung pada undian, sehingga tidak disebut.',
  'identifier-repeated': 'Pengenal butir ini dipakai juga oleh butir lain di dalam paket.',
  'test-part-lost': 'Bagian ujian ini tidak dibawa; susunan dan butirnya dibawa.',
  'section-missing': 'Bagian ujian yang ditunjuk tidak ada di dalam paket.',
  'item-missing': 'Butir yang ditunjuk oleh ujian tidak ada di dalam paket.',
  'element-unknown': 'Unsur ini tidak dikenal; unsurnya tidak dibawa, teks di dalamnya dibawa.',
  'stimulus-missing': 'Stimulus bersama yang ditunjuk tidak ada di dalam paket.',
  'shuffled-once': 'Urutan pilihan diacak satu kali saat impor; semua peserta melihat urutan yang sama.',
  'identifiers-changed': 'Pengenal pilihan diganti agar sesuai dengan bank soal.',
  'points-scaled': 'Nilai pecahan dikalikan agar menjadi bilangan bulat.',
  'floored-at-zero': 'Nilai di bawah 0 menjadi 0 di bank soal.',
  'unanswered-points': 'QTI memberi nilai pada butir yang tidak dijawab; bank soal memberi 0.',
  'scoring-assumed': 'Butir tidak memuat pengolahan jawaban; nilai dihitung dari jawaban benar atau pemetaannya.',
  'scoring-differs': 'Nilai di bank soal tidak sama dengan QTI untuk sebagian jawaban. Periksa aturan nilainya.',
  'scoring-sampled': 'Jawaban yang mungkin terlalu banyak; kesamaan nilai diperiksa pada sebagian saja.',
  'text-compared': 'Bank soal mengabaikan spasi berlebih dan bentuk huruf yang setara ketika membandingkan teks.',
  'pattern-lost': 'Pola teks tidak dapat disimpan; hanya jawaban yang tertulis yang diterima.',
  'boundary-excluded': 'Batas rentang tidak termasuk menurut QTI; di bank soal rentang dipersempit.',
  'no-correct-response': 'Butir tidak menyatakan jawaban benar; nilainya tidak dihitung.',
  'no-processing': 'Butir tidak memuat pengolahan jawaban; nilai jawaban benar tidak dihitung.',
  'processing-not-computed': 'Nilai jawaban benar tidak dapat dihitung.',
  adaptive: 'Butir menyatakan diri adaptif; bank soal menyajikannya satu kali.',
  'not-in-manifest': 'Berkas ini tidak disebut di imsmanifest.xml; tetap dibaca.',
  'answer-limit': 'Batas jumlah jawaban tidak dapat disimpan persis.',
} as const
export type RemarkCode = keyof typeof REMARKS

export interface Remark {
  readonly code: RemarkCode
  /** The element, variable or file it is about. */
  readonly about: string | null
  readonly count: number
  readonly text: string
}

/** Collects remarks; the same one on the same thing is counted. */
export class Remarks {
  readonly #counts = new Map<string, { code: RemarkCode; about: string | null; count: number }>()

  add(code: RemarkCode, about: string | null = null): void {
    const key = `${code}|${about ?? ''}`
    const held = this.#counts.get(key)
    if (held) held.count++
    else this.#counts.set(key, { code, about, count: 1 })
  }

  /** Takes back what turned out otherwise. */
  drop(code: RemarkCode, about: string): void {
    this.#counts.delete(`${code}|${about}`)
  }

  list(): Remark[] {
    return [...this.#counts.values()].map((one) => ({ ...one, text: REMARKS[one.code] }))
  }
}
