import { defineErrors } from '../../../plugins/app-error.ts'

export const mediaErrors = defineErrors({
  NO_MEDIA: [400, 'Tidak ada berkas. Pilih satu gambar atau rekaman suara, lalu unggah.'],
  MEDIA_TOO_LARGE: [413, 'Berkas lebih besar dari {megabytes} MB. Perkecil berkasnya, lalu unggah lagi.'],
  MEDIA_REFUSED: [
    400,
    'Berkas tidak diterima: {reason}. Gunakan gambar PNG, JPEG, atau WebP, atau rekaman MP3, OGG, WAV, atau M4A.',
  ],
  MEDIA_IN_USE: [409, 'Berkas ini dipakai butir {codes} dan tidak dapat dihapus.'],
  MEDIA_UNKNOWN: [400, 'Gambar atau rekaman yang dipilih tidak ada di bank soal ini. Pilih atau unggah lagi.'],
})
