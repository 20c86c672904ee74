/** Why a part of the nine boxes has no score. */
export const TALENT_REASONS = {
  PREDICATE_NOT_IMPORTED: 'Predikat kinerja belum diimpor.',
  NO_VALID_RESULT: 'Belum ada hasil penilaian kompetensi yang masih berlaku.',
  ASPECTS_MEASURED: '{measured} dari {all} aspek potensi terukur.',
  EDUCATION_NOT_RECORDED: 'Pendidikan belum tercatat, atau di bawah SLTA.',
  DISCIPLINE_NOT_IMPORTED: 'Rekam jejak disiplin belum diimpor.',
  POST_START_NOT_RECORDED: 'Tanggal mulai jabatan belum tercatat.',
  POST_START_IMPLAUSIBLE: 'Tanggal mulai jabatan tidak masuk akal.',
  PART_NOT_KEPT: 'Data untuk bagian ini belum ada di Petakom.',
}
