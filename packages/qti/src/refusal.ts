/** Why something is not taken, each with the sentence that a person reads. */
export const REFUSALS = {
  'xml-doctype':
    'Berkas memuat DOCTYPE atau entitas; berkas seperti ini tidak dibaca. Hapus bagian itu lalu impor lagi.',
  'xml-malformed': 'Berkas bukan XML yang utuh. Perbaiki berkas di alat pembuatnya lalu impor lagi.',
  'xml-encoding': 'Berkas tidak disimpan sebagai UTF-8 atau UTF-16. Simpan ulang sebagai UTF-8 lalu impor lagi.',
  'xml-too-deep': 'Berkas bersarang terlalu dalam. Periksa berkas di alat pembuatnya.',
  'xml-too-large':
    'Berkas XML lebih besar dari 10 MB atau memuat lebih dari 200.000 unsur. Pecah menjadi butir tersendiri.',
  'not-qti': 'Berkas bukan butir, ujian, atau stimulus QTI 3.',
  script: 'Butir memuat skrip. Skrip dari luar tidak pernah dijalankan; buat butir tanpa skrip.',
  'custom-interaction': 'Butir memakai bentuk jawaban buatan sendiri (PCI/custom) yang memerlukan skrip dari luar.',
  'interaction-unsupported': 'Bentuk jawaban ini belum dapat disajikan oleh bank soal.',
  'several-interactions': 'Butir memuat lebih dari satu bentuk jawaban; bank soal menyimpan satu untuk setiap butir.',
  'no-interaction': 'Butir tidak memuat bentuk jawaban.',
  'response-undeclared': 'Bentuk jawaban menunjuk deklarasi jawaban yang tidak ada atau jenisnya tidak cocok.',
  'identifier-duplicate': 'Satu pengenal dipakai dua kali di dalam butir.',
  'adaptive-item': 'Butir adaptif (beberapa percobaan) belum dapat disajikan oleh bank soal.',
  'processing-unsupported': 'Pengolahan jawaban memakai unsur yang tidak didukung.',
  'processing-failed': 'Pengolahan jawaban tidak dapat dihitung.',
  'processing-too-long': 'Pengolahan jawaban terlalu panjang untuk dihitung. Sederhanakan aturannya.',
  'processing-random': 'Pengolahan jawaban memakai nilai acak, sehingga nilainya tidak dapat diulang.',
  'scoring-inexpressible': 'Aturan nilai butir tidak dapat disimpan persis sama oleh bank soal.',
  'included-elsewhere':
    'Butir memuat isi yang harus diambil dari berkas lain (XInclude); isi seperti itu tidak diambil.',
  'no-scoring': 'Butir tidak mempunyai aturan nilai dan tidak mempunyai jawaban benar.',
  'picture-needed': 'Butir memerlukan gambar, suara, atau benda lain yang tidak dapat dibawa ke bank soal.',
  'content-empty': 'Butir atau salah satu pilihannya tidak mempunyai teks.',
  'zip-broken': 'Paket bukan ZIP yang utuh.',
  'zip-path': 'Paket memuat nama berkas yang keluar dari foldernya.',
  'zip-symlink': 'Paket memuat tautan simbolik.',
  'zip-nested': 'Paket memuat berkas arsip lain di dalamnya.',
  'zip-encrypted': 'Paket terkunci dengan kata sandi.',
  'zip-duplicate': 'Paket memuat dua berkas dengan nama yang sama.',
  'zip-entries': 'Paket memuat lebih dari 10.000 berkas.',
  'zip-size': 'Isi paket lebih besar dari 500 MB setelah dibuka.',
  'zip-ratio': 'Isi paket mengembang jauh melebihi ukuran ZIP-nya (bom ZIP).',
  'picture-size': 'Paket memuat gambar yang lebih besar dari 40 megapiksel.',
  'manifest-missing': 'Paket tidak memuat imsmanifest.xml di folder teratas.',
  'file-missing': 'Berkas yang disebut oleh manifes atau ujian tidak ada di dalam paket.',
} as const
export type RefusalCode = keyof typeof REFUSALS

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  /** The element, file or line it is about. */
  readonly about: string | null
  constructor(code: RefusalCode, about: string | null = null) {
    super(about === null ? REFUSALS[code] : `${REFUSALS[code]} (${about})`)
    this.code = code
    this.about = about
  }
}
