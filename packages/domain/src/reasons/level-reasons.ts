/** What a reader must know of a level that several methods made, or of one that none could be made of. */
export const LEVEL_REASONS = {
  LEVEL_ONE_METHOD: 'bersandar pada satu metode saja',
  LEVEL_CAPS_NOT_KEPT: 'metode yang ada terlalu sedikit untuk menjaga batas bobot resep',
  LEVEL_METHODS_DISAGREE:
    'metode berselisih {difference} level, lebih dari galatnya; lihat buktinya sebelum level ini dipakai',
  LEVEL_RATERS_UNKNOWN:
    'keketatan {count} asesor belum diketahui; nilainya dipakai apa adanya dengan galat lebih besar',
  LEVEL_AGREED: 'level asesor adalah kesepakatan rapat integrasi; hasil hitungannya {mechanical}',
  LEVEL_TOO_UNCERTAIN: 'sudah diukur, tetapi belum cukup teliti menurut resep untuk diberi level',
  LEVEL_NOT_MEASURED: 'belum diukur',
} as const
