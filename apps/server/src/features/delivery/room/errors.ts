import { defineErrors } from '../../../plugins/app-error.ts'

/** What the committee meets in the room; participants never do. */
export const roomErrors = defineErrors({
  NOBODY_WORKING: [
    409,
    'Tidak ada peserta yang sedang mengerjakan di sana, sehingga tidak ada waktu yang diubah. Periksa sesi atau kursi yang dipilih.',
  ],
  NOBODY_PAUSED: [409, 'Tidak ada ujian yang sedang dijeda di sana, sehingga tidak ada yang dilanjutkan.'],
  SESSION_OPEN_ALREADY: [409, 'Sesi ini sudah dibuka atau waktunya sudah tiba, sehingga tidak perlu dibuka lagi.'],
  NO_SUCH_SEAT: [409, 'Kursi {seat} tidak ada di ruang ini; kapasitasnya {capacity} kursi. Pilih kursi lain.'],
  SEAT_IN_USE: [409, 'Kursi {seat} ditempati {name}. Pilih kursi yang kosong.'],
  NOTHING_TO_RELEASE: [409, 'Tidak ada ujian yang sedang terbuka di suatu perangkat, sehingga tidak ada yang dilepas.'],
  EXCLUDED_ALREADY: [409, 'Peserta ini sudah dihentikan keikutsertaannya.'],
  NOT_EXCLUDED: [409, 'Peserta ini tidak sedang dihentikan keikutsertaannya, sehingga tidak ada yang dikembalikan.'],
  SEB_ADDRESS: [
    400,
    'Alamat halaman ujian tidak dapat dipakai. Tulis alamat lengkap yang berakhir dengan /ujian, misalnya http://10.0.0.5:4170/ujian. Tidak ada yang disimpan.',
  ],
  BOARD_UNKNOWN: [404, 'Alamat papan ini tidak berlaku. Minta alamat yang baru kepada panitia.'],
})
