/** What a second editor of a placement round is told: what the first one did to it, and in what state it is. */
const ROUND_REASONS = {
  ROUND_DID_CREATED: 'membuat putaran',
  ROUND_DID_FROZEN: 'membekukan data',
  ROUND_DID_CONSTRAINT_ADDED: 'menambah ketentuan',
  ROUND_DID_CONSTRAINT_REMOVED: 'mencabut ketentuan',
  ROUND_DID_WITHDRAWN: 'menarik putaran',
  ROUND_DID_PROPOSED: 'mengusulkan rencana',
  ROUND_DID_RECALLED: 'menarik kembali usulan',
  ROUND_DID_RETURNED: 'mengembalikan usulan',
  ROUND_DID_DECIDED: 'memutuskan usulan',
  ROUND_DID_ARCHIVED: 'mengarsipkan keputusan',
  ROUND_IS_PROPOSED: 'sedang diusulkan kepada PPK',
  ROUND_IS_DECIDED: 'sudah diputuskan',
  ROUND_IS_ARCHIVED: 'sudah diarsipkan',
  ROUND_IS_WITHDRAWN: 'sudah ditarik',
}

/** Rules of eligibility by their codes, as the reason why a pair cannot be forced. */
const RULE_REASONS = {
  RULE_PENDIDIKAN_JPT: 'pendidikan paling rendah untuk jabatan pimpinan tinggi',
  RULE_PENDIDIKAN_ADMINISTRASI: 'pendidikan paling rendah untuk jabatan administrasi',
  RULE_PENDIDIKAN_JF: 'pendidikan paling rendah untuk jabatan fungsional',
  RULE_PENGALAMAN_BIDANG_JPT: 'pengalaman di bidang tugas untuk jabatan pimpinan tinggi',
  RULE_PENGALAMAN_BIDANG_JF: 'pengalaman di bidang tugas untuk jabatan fungsional',
  RULE_JABATAN_ASAL_JPT: 'masa di jabatan asal untuk jabatan pimpinan tinggi',
  RULE_JABATAN_ASAL_ADMINISTRASI: 'masa di jabatan asal untuk jabatan administrasi',
  RULE_USIA_MAKS_JPT: 'usia paling tinggi untuk jabatan pimpinan tinggi',
  RULE_USIA_MAKS_JF: 'usia paling tinggi untuk jabatan fungsional',
  RULE_PREDIKAT_ADMINISTRASI: 'predikat kinerja untuk jabatan administrasi',
  RULE_PREDIKAT_JF: 'predikat kinerja untuk jabatan fungsional',
  RULE_DISIPLIN_BERJALAN: 'tidak sedang menjalani hukuman disiplin',
  RULE_DISIPLIN_RIWAYAT: 'riwayat hukuman disiplin',
  RULE_MUTASI_MIN: 'masa paling singkat dalam jabatan sebelum mutasi',
  RULE_MUTASI_MAKS: 'masa paling lama dalam jabatan',
  RULE_ROTASI_JPT_MIN: 'masa paling singkat sebelum rotasi jabatan pimpinan tinggi',
  RULE_MASA_JABATAN_JPT: 'masa jabatan pimpinan tinggi',
  RULE_BUP: 'batas usia pensiun',
  RULE_SISA_MASA_KERJA: 'sisa masa kerja',
  RULE_STATUS_KEPEGAWAIAN: 'status kepegawaian',
  RULE_JEDA_PILKADA: 'jeda penggantian pejabat menjelang pilkada',
  RULE_UJI_KOMPETENSI_JF: 'uji kompetensi jabatan fungsional',
  RULE_PANGKAT: 'pangkat',
}

/** Data that a pair lacks, as the reason why it cannot be forced. */
const DATUM_REASONS = {
  DATUM_BIRTH_DATE: 'tanggal lahir',
  DATUM_EMPLOYMENT: 'status kepegawaian',
  DATUM_EDUCATION: 'pendidikan',
  DATUM_GOLONGAN: 'golongan',
  DATUM_POSTS: 'riwayat jabatan',
  DATUM_POSTS_CURRENT: 'jenjang jabatan sekarang',
  DATUM_POSTS_DESCRIPTION: 'jenjang atau bidang tugas dalam riwayat jabatan',
  DATUM_PREDICATES: 'predikat kinerja tahun {year}',
  DATUM_DISCIPLINE: 'rekam jejak disiplin',
  DATUM_COMPETENCY_TEST: 'hasil uji kompetensi',
  DATUM_LEVELS: 'hasil penilaian kompetensi yang masih berlaku',
  DATUM_POTENTIAL: 'nilai potensial',
  DATUM_TARGET_FIELD: 'bidang tugas jabatan tujuan',
  DATUM_TARGET_ESELON: 'eselon jabatan tujuan',
  DATUM_TARGET_TIER: 'jenjang jabatan tujuan',
  DATUM_TARGET_STANDARD: 'standar kompetensi jabatan tujuan',
  DATUM_FREEZES: 'kalender jeda pilkada',
  DATUM_OTHER: 'sebagian data',
}

export const PLACEMENT_REASONS = { ...ROUND_REASONS, ...RULE_REASONS, ...DATUM_REASONS }
