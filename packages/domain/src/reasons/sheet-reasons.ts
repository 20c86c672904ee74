/** What keeps an observation sheet from being used: see `checkSheet`. */
export const SHEET_REASONS = {
  SHEET_COMPETENCY_UNKNOWN: 'kompetensinya tidak ada dalam kamus',
  SHEET_COMPETENCY_TWICE: 'kompetensi ini disebut dua kali',
  SHEET_INDICATOR_UNKNOWN: 'kode indikatornya tidak ada dalam kamus',
  SHEET_INDICATOR_ELSEWHERE: 'indikatornya milik kompetensi lain',
  SHEET_INDICATOR_TWICE: 'indikator ini disebut dua kali',
  SHEET_FEW_LEVELS: 'indikatornya harus mencakup sedikitnya tiga level',
  SHEET_ANCHORS: 'jangkarnya harus enam, level 0 sampai 5 berurutan',
  SHEET_ANCHORS_ALIKE: 'dua jangkar berisi kalimat yang sama',
  SHEET_QUESTION_TWICE: 'id pertanyaan ini dipakai dua kali',
  SHEET_NO_QUESTIONS: 'wawancara memerlukan sedikitnya satu pertanyaan untuk kompetensi ini',
  SHEET_TIER_UNKNOWN: 'jenjang ini tidak dikenal',
  SHEET_GROUP:
    'ukuran kelompok hanya untuk diskusi kelompok, di sana wajib, dan batas bawahnya tidak melebihi batas atas',
  SHEET_ROLE_PLAYER: 'naskah pemeran hanya untuk bermain peran, dan di sana wajib',
  SHEET_TABLE: 'setiap baris tabel memuat satu sel untuk tiap kolom',
} as const
