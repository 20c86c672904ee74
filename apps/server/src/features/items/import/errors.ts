import { defineErrors } from '../../../plugins/app-error.ts'

export const importErrors = defineErrors({
  NO_ITEM_FILE: [
    400,
    'Belum ada berkas soal yang dipilih. Pilih paket QTI (zip atau xml), XLSX, CSV, atau GIFT (txt).',
  ],
  ITEM_FILE_TOO_LARGE: [413, 'Berkas soal lebih dari {megabytes} MB. Pecah menjadi beberapa paket, lalu unggah lagi.'],
  FILE_CHANGED: [409, 'Berkas ini bukan berkas yang tadi diperiksa. Periksa lagi, lalu terapkan.'],
  NOTHING_TO_EXPORT: [400, 'Tidak ada butir yang dapat diunduh. Pilih butir yang ada di bank soal.'],
})
