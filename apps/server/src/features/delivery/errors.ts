import { defineErrors } from '../../plugins/app-error.ts'

export const deliveryErrors = defineErrors({
  WRONG_PIN: [401, 'NIP atau PIN tidak cocok. Periksa keduanya pada kartu peserta lalu coba lagi.'],
  PIN_EXPIRED: [409, 'PIN sesi ini sudah tidak berlaku. Hubungi panitia bila Anda belum mengikuti ujian.'],
  PIN_TOO_EARLY: [409, 'Ruang tunggu dibuka 60 menit sebelum sesi. Coba lagi mulai pukul {time}.'],
  EXCLUDED: [
    409,
    'Panitia menghentikan keikutsertaan Anda pada kegiatan ini. Jawaban Anda tetap tersimpan. Temui panitia di ruang ujian.',
  ],
  NO_SESSION: [409, 'Sesi Anda belum ditetapkan. Hubungi panitia untuk mengetahui jadwal Anda.'],
  ATTEMPT_NOT_FOUND: [404, 'Ujian ini tidak ada pada jadwal Anda. Kembali ke daftar ujian lalu pilih lagi.'],
  ATTEMPT_NOT_OPEN: [409, 'Ujian ini belum dibuka. Tunggu di halaman ini; ujian terbuka sendiri pada waktunya.'],
  ATTEMPT_OVER: [409, 'Waktu ujian ini sudah habis, sehingga tidak dapat dimulai. Hubungi panitia di ruang ujian.'],
  ATTEMPT_NOT_STARTED: [
    409,
    'Ujian ini belum dimulai, sehingga jawaban belum dapat diterima. Mulai ujian lebih dahulu.',
  ],
  ATTEMPT_CLOSED: [
    409,
    'Ujian ini sudah dikumpulkan. {stored} jawaban susulan disimpan dan ditandai terlambat; panitia yang memutuskannya.',
  ],
  ATTEMPT_MOVED: [
    409,
    'Ujian ini sudah dilanjutkan di perangkat lain, sehingga halaman ini hanya dapat dibaca. Jawaban sebelumnya tetap aman.',
  ],
  DEVICE_TAKEN: [
    409,
    'Ujian ini sedang terbuka di perangkat lain. Masukkan PIN Anda untuk melanjutkannya di perangkat ini.',
  ],
  ITEM_NOT_SERVED: [
    400,
    'Jawaban nomor {seq} bukan untuk soal atau pilihan pada ujian ini, sehingga tidak ada yang disimpan.',
  ],
  TOO_MANY_ANSWERS: [
    409,
    'Ujian ini sudah mencatat {most} jawaban, lebih dari yang wajar, sehingga jawaban ini tidak disimpan. Jawaban sebelumnya tetap aman. Panggil panitia di ruang ujian.',
  ],
  ANSWERS_MISSING: [
    409,
    'Ada {count} jawaban di perangkat ini yang belum sampai ke server. Kirim dahulu, lalu kumpulkan.',
  ],
  NOT_ADAPTIVE: [
    409,
    'Soal ujian ini sudah lengkap sejak dibuka, sehingga tidak ada soal berikutnya yang perlu diminta.',
  ],
  ATTEMPT_NOT_RUNNING: [
    409,
    'Ujian ini sedang dijeda atau waktunya habis, sehingga soal berikutnya belum dapat dibuka.',
  ],
  SEB_REQUIRED: [
    403,
    'Sesi ini hanya dapat dikerjakan di Safe Exam Browser. Tutup peramban ini lalu buka berkas ujian dari panitia. Jawaban yang sudah ada di perangkat tetap tersimpan.',
  ],
  SEB_WRONG_CONFIG: [
    403,
    'Safe Exam Browser ini tidak dibuka dengan berkas ujian sesi Anda. Tutup lalu buka lagi dengan berkas dari panitia. Jawaban yang sudah ada di perangkat tetap tersimpan.',
  ],
  SEB_WRONG_VERSION: [
    403,
    'Versi Safe Exam Browser ini belum didaftarkan untuk sesi Anda. Panggil panitia di ruang ujian. Jawaban yang sudah ada di perangkat tetap tersimpan.',
  ],
  MEDIA_NOT_NOW: [409, 'Gambar dan rekaman hanya dibuka selama ujian berjalan.'],
  MEDIA_NOT_SERVED: [404, 'Gambar atau rekaman ini tidak ada dalam soal Anda.'],
})
