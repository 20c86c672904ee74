import { defineErrors } from '../../plugins/app-error.ts'

export const washupErrors = defineErrors({
  WASHUP_NOT_MEMBER: [
    403,
    'Anda bukan asesor pusat penilaian ini, sehingga rapat integrasinya tidak dapat dibuka. Hubungi panitia bila ini keliru.',
  ],
  WASHUP_BARRED: [
    403,
    'Anda peserta ini sendiri, satu OPD dengannya, atau tercatat mempunyai hubungan dengannya, sehingga tidak ikut rapat integrasinya. Minta asesor lain menggantikan.',
  ],
  WASHUP_LOCK_FIRST: [
    409,
    'Nilai Anda untuk peserta ini belum semuanya dikunci ({count} belum). Kunci dahulu; nilai asesor lain baru terlihat sesudahnya.',
  ],
  WASHUP_MISSING: [
    409,
    '{count} penilaian peserta ini belum dikunci. Tunggu sampai lengkap, atau minta ketua asesor membuka rapat dengan alasan.',
  ],
  WASHUP_NO_RATINGS: [
    409,
    'Peserta ini belum mempunyai satu pun penilaian yang dikunci, sehingga belum ada yang dirapatkan. Tunggu sampai asesor mengunci nilainya.',
  ],
  WASHUP_CHIEF_ONLY: [403, 'Tindakan ini hanya untuk ketua asesor pusat penilaian ini. Sampaikan kepadanya.'],
  WASHUP_OPENED: [409, 'Rapat integrasi peserta ini sudah dibuka. Muat ulang halaman untuk mengikutinya.'],
  WASHUP_CLOSED: [
    409,
    'Rapat integrasi peserta ini sudah ditutup, sehingga tidak ada yang diubah. Ketua asesor dapat membukanya kembali dengan alasan.',
  ],
  WASHUP_NOT_CLOSED: [409, 'Rapat integrasi peserta ini belum ditutup, sehingga belum ada berita acaranya.'],
  WASHUP_NOT_RECORDER: [
    409,
    'Yang mencatat rapat ini {name}. Minta dicatatkan olehnya, atau minta penanya diserahkan kepada Anda.',
  ],
  WASHUP_REASON_MISSING: [400, 'Alasan mengambil alih pena belum ditulis. Tulis alasannya, lalu kirim lagi.'],
  WASHUP_NOBODY: [
    400,
    'Orang yang dipilih bukan asesor pusat ini atau tidak boleh ikut rapat peserta ini. Pilih dari daftar yang ditampilkan.',
  ],
  WASHUP_UNKNOWN_CELL: [
    404,
    'Tidak ada penilaian yang berlaku untuk kompetensi dan latihan itu. Muat ulang halaman, lalu pilih dari tabel.',
  ],
  WASHUP_WAITING: [
    409,
    'Masih ada {cells} latihan yang nilainya berbeda pada kompetensi ini. Sepakati latihan itu dahulu, baru kompetensinya.',
  ],
  WASHUP_OVERTAKEN: [
    409,
    'Bagian ini baru saja dicatat pada nilai {level} dari perangkat lain, sehingga tidak ada yang diubah. Periksa, lalu catat lagi bila perlu.',
  ],
  WASHUP_NOT_EVEN: [
    409,
    'Kompetensi {competency} sekarang tidak lagi sama di semua latihan atau sudah disepakati, sehingga tidak ada yang diterima. Periksa tabel, lalu ulangi.',
  ],
  WASHUP_NOT_COMPLETE: [
    409,
    'Rapat belum dapat ditutup: {open} kompetensi belum disepakati dan {late} penilaian terlambat belum diputuskan.',
  ],
  WASHUP_LATE_OWN: [403, 'Penilaian terlambat ini milik Anda sendiri. Mintalah ketua asesor yang lain memutuskannya.'],
  WASHUP_LATE_UNKNOWN: [
    404,
    'Penilaian terlambat itu tidak ada pada rapat ini. Muat ulang halaman, lalu pilih dari daftar.',
  ],
})
