/** What keeps a training case from measuring: see `checkTrainingCase`. */
export const CASE_REASONS = {
  CASE_GOLD_INCOMPLETE: 'setiap orang memerlukan tepat satu nilai acuan untuk setiap kompetensi',
  CASE_GOLD_UNKNOWN: 'ada nilai acuan untuk orang atau kompetensi yang tidak disebut',
  CASE_EVIDENCE_UNKNOWN: 'baris bukti ini tidak ada dalam naskah',
  CASE_EVIDENCE_OF_OTHER: 'baris bukti ini diucapkan orang lain',
  CASE_EVIDENCE_NONE: 'nilai acuan ini tidak menyebut baris buktinya',
  CASE_ID_TWICE: 'id yang sama dipakai dua kali',
  CASE_ANCHORS: 'jangkarnya harus enam, level 0 sampai 5 berurutan',
  CASE_GOLD_FLAT: 'semua nilai acuan sama, sehingga ketepatan tidak dapat diukur',
} as const
