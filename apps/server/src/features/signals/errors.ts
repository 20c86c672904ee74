import { defineErrors } from '../../plugins/app-error.ts'

export const signalErrors = defineErrors({
  SAME_PERSON: [
    400,
    'Dua peserta yang dibandingkan harus berbeda. Pilih pasangan dari daftar tanda lalu coba lagi. Tidak ada yang disimpan.',
  ],
  NOT_OF_EVENT: [
    400,
    'Peserta yang disebut bukan peserta kegiatan ini, sehingga kesimpulan tidak disimpan. Buka lagi daftar tanda lalu coba lagi.',
  ],
})
