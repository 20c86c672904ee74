import type { CalibrationError, CalibrationModel, Remark } from '@petakom/psychometrics'

const POLYTOMOUS: Partial<Record<CalibrationModel, string>> = {
  rasch: 'pcm',
  '1pl': 'gpcm',
  '2pl': 'gpcm',
  '3pl': 'gpcm',
}

/** Why a calibration was refused, and what to do. */
export function refusalSentence(
  path: string,
  model: CalibrationModel,
  { code, item, detail, message }: CalibrationError,
  groups: readonly string[],
): string {
  const where = `${path} butir ${item}`
  switch (code) {
    case 'no-response':
      return `${where} tidak dijawab seorang pun. Hapus kolomnya, atau pakai --set-aside.`
    case 'one-category':
      return `${where}: semua yang menjawab mendapat ${detail}, sehingga tidak ada yang dapat ditaksir. Hapus kolomnya, atau pakai --set-aside.`
    case 'too-many-categories':
      return `${where} berisi ${detail}, sedangkan model ${model} untuk dua kategori. Periksa datanya, atau pakai model ${POLYTOMOUS[model] ?? 'gpcm'}.`
    case 'outside-fixed':
      return `${where} berisi ${detail}, yang bukan kategori parameter dari --fixed. Periksa data atau parameternya.`
    case 'fixed-4pl':
      return `Butir ${item} dalam --fixed bermodel 4pl, yang tidak dapat dipakai dalam kalibrasi. Keluarkan butir itu.`
    case 'no-item':
      return `${path} tidak menyisakan satu butir pun untuk ditaksir.`
    case 'empty-group':
      return `Kelompok ${groups[Number(detail)] ?? detail} tidak punya seorang pun yang menjawab.`
    case 'identification':
      return `--identification items hanya untuk rasch, pcm, atau rsm dengan sedikitnya dua butir, tanpa --fixed.`
    default:
      return message
  }
}

export function remarkSentence({ code, item, detail, text }: Remark): string {
  switch (code) {
    case 'set-aside':
      return `Butir ${item} disisihkan: ${detail === 'one-category' ? 'semua yang menjawab mendapat nilai yang sama' : detail === 'no-response' ? 'tidak dijawab seorang pun' : 'kategorinya lebih dari dua'}.`
    case 'categories-skipped':
      return `Butir ${item}: kategori ${detail} tidak dipakai seorang pun dan dilewati; pastikan itu bukan salah ketik.`
    case 'persons-without-responses':
      return `${detail} orang tidak menjawab satu butir pun dan tidak ikut dihitung.`
    case 'not-converged':
      return `Belum konvergen sesudah ${detail} lintasan; nilainya belum akhir. Tambah --max-cycles.`
    case 'slope-negative':
      return `Butir ${item}: daya beda ${detail} negatif. Periksa apakah kuncinya terbalik.`
    case 'slope-runs-away':
      return `Butir ${item}: data tidak membatasi daya bedanya (kini ${detail}). Jangan dipakai tanpa data lebih banyak.`
    case 'error-unknown':
      return `Butir ${item}: data tidak cukup menentukan nilainya, sehingga galat bakunya kosong.`
    case 'too-many-for-errors':
      return `Parameter lebih dari ${detail}; galat baku tidak dihitung. Kalibrasi per bagian bila memerlukannya.`
    case 'latent-variance-zero':
      return 'Ragam kemampuan 0: perbedaan antarorang tidak melebihi kebetulan.'
    case 'latent-at-reach':
      return `Sebaran kemampuan melampaui titik terjauh ${detail}. Perbesar --reach.`
    default:
      return text
  }
}
