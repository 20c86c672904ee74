/** Treatments of the guideline by code, in its own words; the catalogues `talent:treatment` say them in both languages. */
export const TREATMENTS: Readonly<Record<string, string>> = {
  BY_LAW: 'Ditangani menurut peraturan perundangan',
  PERFORMANCE_GUIDANCE: 'Bimbingan kinerja',
  DEVELOPMENT: 'Pengembangan kompetensi',
  SUITABLE_PLACEMENT: 'Penempatan yang sesuai',
  PERFORMANCE_COUNSELLING: 'Konseling kinerja',
  ROTATION: 'Rotasi',
  RETAINED: 'Dipertahankan',
  AGENCY_POOL: 'Masuk kelompok rencana suksesi instansi',
  ROTATION_ENRICHMENT: 'Rotasi/pengayaan jabatan',
  STUDY: 'Tugas belajar',
  ROTATION_ENLARGEMENT: 'Rotasi/perluasan jabatan',
  PROMOTED: 'Promosi dan dipertahankan',
  NATIONAL_POOL: 'Masuk kelompok rencana suksesi instansi/nasional',
  AWARD: 'Penghargaan',
}

const CODES = new Map(Object.entries(TREATMENTS).map(([code, text]) => [text, code]))

/** A treatment that has no code yet is shown as it is written. */
export const treatmentCode = (text: string): string => CODES.get(text) ?? text
