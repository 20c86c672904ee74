import { defineErrors } from '../../plugins/app-error.ts'

export const ratingErrors = defineErrors({
  RATING_NOT_YOURS: [
    409,
    'Uraian ini sudah dinilai dua orang, menunggu orang lain, atau ditulis orang dari OPD Anda. Kembali ke daftar dan buka uraian berikutnya.',
  ],
  RATING_FINAL: [409, 'Penilai lain sudah memberi poin, sehingga poin Anda tidak dapat diubah lagi.'],
  RATING_BEYOND_MOST: [400, 'Poin paling tinggi untuk butir ini {most}. Periksa rubrik, lalu isi lagi.'],
})
