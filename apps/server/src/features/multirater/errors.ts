import { defineErrors } from '../../plugins/app-error.ts'

export const multiraterErrors = defineErrors({
  MULTIRATER_ROUND_NOT_FOUND: [404, 'Putaran kuesioner ini tidak ada. Muat ulang halaman, lalu pilih dari daftar.'],
  MULTIRATER_NOT_IN_STATE: [
    409,
    'Putaran kuesioner {name} sedang {state}, sehingga tindakan ini tidak dapat dilakukan. Muat ulang halaman.',
  ],
  MULTIRATER_CLOSES_IN_PAST: [400, 'Hari penutupan {day} sudah lewat. Pilih hari ini atau sesudahnya.'],
  MULTIRATER_NOBODY: [409, 'Kegiatan ini belum memiliki peserta. Tambahkan peserta, lalu buat putaran kuesioner.'],
  MULTIRATER_RATER_UNKNOWN: [400, 'NIP {nip} tidak ada dalam data pegawai. Periksa NIP-nya.'],
  MULTIRATER_OWN: [
    409,
    'Pegawai tidak dapat diminta sebagai penilai dirinya sendiri; kuesioner diri sudah disediakan.',
  ],
  MULTIRATER_ASKED_ALREADY: [
    409,
    '{nip} sudah diminta untuk orang ini sebagai {relation}. Batalkan dahulu bila hubungannya keliru.',
  ],
  MULTIRATER_ANSWERED: [
    409,
    'Orang ini sudah mengisi, sehingga permintaannya tidak dapat dibatalkan lagi: jawabannya ikut dihitung.',
  ],
  MULTIRATER_SUBJECT_UNKNOWN: [404, 'Orang ini tidak dinilai pada putaran kuesioner itu. Pilih dari daftar.'],
  MULTIRATER_FEW: [
    409,
    'Belum ada seorang pun yang diminta menilai selain diri sendiri. Tambahkan penilai, lalu buka putaran.',
  ],
  FEEDBACK_NEEDS_ACCOUNT: [
    403,
    'Kuesioner diisi dengan akun dan kata sandi Anda sendiri, bukan dengan PIN sesi. Keluar, lalu masuk dengan akun Anda.',
  ],
  MULTIRATER_SUPERIOR_LATE: [
    409,
    'Putaran sudah dibuka, sehingga atasan tidak dapat ditambahkan lagi: jawaban atasan tampil tersendiri. Tambahkan rekan atau bawahan.',
  ],
  FEEDBACK_NOT_FOUND: [404, 'Kuesioner ini tidak ada atau bukan untuk Anda. Buka dari daftar kuesioner Anda.'],
  FEEDBACK_CLOSED: [
    409,
    'Putaran kuesioner {name} sudah ditutup atau harinya sudah lewat, sehingga jawaban tidak dapat disimpan lagi. Yang sudah tersimpan tetap ada.',
  ],
  FEEDBACK_STATEMENT_UNKNOWN: [
    400,
    'Pernyataan {code} tidak ada pada kuesioner ini. Muat ulang halaman; isian Anda yang tersimpan tetap ada.',
  ],
  FEEDBACK_UNFINISHED: [
    409,
    'Masih ada {count} pernyataan yang belum diisi: {list}. Isi, atau pilih tidak dapat menilai.',
  ],
})
