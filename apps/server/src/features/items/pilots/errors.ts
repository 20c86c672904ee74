import { defineErrors } from '../../../plugins/app-error.ts'

export const pilotErrors = defineErrors({
  EXERCISE_STARTED: [
    409,
    'Sudah ada peserta yang mulai mengerjakan kegiatan ini, atau kegiatannya sudah ditutup. Sisipkan butir uji coba ke kegiatan yang belum dimulai.',
  ],
  NOTHING_SCORED: [409, 'Latihan {name} belum memuat butir yang dinilai. Susun rancangannya lebih dahulu.'],
  PILOTS_PER_PERSON: [
    400,
    'Banyaknya butir uji coba per orang harus antara 1 dan banyaknya butir yang dipilih ({count}), atau 0 bila tidak ada yang dipilih.',
  ],
  NOT_ON_TRIAL: [409, 'Butir {code} tidak berstatus uji coba. Ubah keadaannya lebih dahulu, atau pilih butir lain.'],
  PILOT_APART: [
    409,
    'Butir {code} tidak boleh bertemu dengan butir lain dalam Latihan {name} (sekeluarga atau saling membocorkan), padahal latihan adaptif memilih butirnya sendiri. Pilih butir uji coba yang lain.',
  ],
  PILOT_SERVED_ALREADY: [
    409,
    'Butir {code} sudah dimuat dalam latihan lain pada kegiatan ini. Satu orang tidak mengerjakan butir yang sama dua kali.',
  ],
})
