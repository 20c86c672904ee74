import { defineErrors } from '../../plugins/app-error.ts'

/** What the committee meets in the room; participants never do. */
export const roomErrors = defineErrors({
  NOBODY_WORKING: [
    409,
    'Tidak ada peserta yang sedang mengerjakan di sana, sehingga tidak ada waktu yang diubah. Periksa sesi atau kursi yang dipilih.',
  ],
  NOBODY_PAUSED: [409, 'Tidak ada ujian yang sedang dijeda di sana, sehingga tidak ada yang dilanjutkan.'],
  SESSION_OPEN_ALREADY: [409, 'Sesi ini sudah dibuka atau waktunya sudah tiba, sehingga tidak perlu dibuka lagi.'],
})
