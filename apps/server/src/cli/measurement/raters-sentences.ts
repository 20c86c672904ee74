import type { FacetRemark, Island, RatingsProblem } from '@petakom/psychometrics'

export function remarkSentence(remark: FacetRemark): string {
  switch (remark.kind) {
    case 'extreme-rater':
      return `Semua nilai penilai ${remark.rater} ada di kategori terendah atau semuanya di kategori tertinggi; keketatannya tidak berhingga menurut data dan ditahan oleh prior N(0, ${remark.deviation}).`
    case 'extreme-item':
      return `Semua nilai pada butir ${remark.item} ada di kategori terendah atau semuanya di kategori tertinggi; kesukarannya tidak berhingga menurut data dan ditahan oleh prior N(0, ${remark.deviation}).`
    case 'constant-rater':
      return `Penilai ${remark.rater} memberi nilai ${remark.score} pada semua ${remark.ratings} penilaiannya; nilainya tidak membedakan orang.`
    case 'few-ratings':
      return `Keketatan penilai ${remark.rater} hanya bertumpu pada ${remark.ratings} penilaian.`
    case 'unused-scores':
      return `Nilai ${remark.scores.join(', ')} tidak pernah dipakai${remark.item === null ? '' : ` pada butir ${remark.item}`}; nilai di sebelahnya dianggap berurutan.`
    case 'one-rater':
      return 'Hanya ada satu penilai; keketatannya 0 menurut ketentuan dan tidak dapat diuji.'
    case 'repeated-rows':
      return `${remark.rows} baris mengulang baris lain dengan nilai yang sama dan dihitung sekali.`
    case 'no-spread':
      return `Hampir tidak ada perbedaan antarorang di luar galat (ragam ${remark.variance.toPrecision(2)}).`
    case 'wide-spread':
      return `Simpangan baku kemampuan ${remark.deviation.toFixed(2)} terlalu lebar untuk titik kuadratur sampai ±${remark.reach}; pakai --reach yang lebih besar.`
    case 'not-converged':
      return `Perhitungan belum konvergen setelah ${remark.cycles} putaran; angkanya belum dapat dipakai.`
    case 'all-held':
      return `Penilaian terlalu sedikit untuk membatasi semua nilai; semuanya ditahan oleh prior N(0, ${remark.deviation}) dan galatnya besar.`
    case 'no-errors':
      return 'Galat baku tidak dapat dihitung: data tidak cukup untuk membedakan semua parameter.'
  }
}

export function problemSentence(problem: RatingsProblem): string {
  switch (problem.reason) {
    case 'empty':
      return 'Tidak ada satu penilaian pun.'
    case 'score':
      return `Penilaian ke-${problem.row + 1}: nilai ${problem.score} bukan bilangan bulat 0 sampai 126.`
    case 'twice':
      return `Penilaian ke-${problem.first + 1} dan ke-${problem.row + 1} bertentangan. Sisakan satu yang benar.`
    case 'one-score':
      return problem.item === null
        ? `Semua penilaian bernilai ${problem.score}; tidak ada yang dapat dibedakan.`
        : `Butir ${problem.item} hanya memuat nilai ${problem.score} sehingga tidak mempunyai langkah; keluarkan butir itu atau pakai --model rsm.`
    case 'many-scores':
      return `Ada ${problem.scores} nilai yang berbeda; model ini menaksir langkah antarnilai dan memerlukan paling banyak ${problem.most}. Kelompokkan nilainya, misalnya 0-4.`
    case 'one-rating-each':
      return 'Setiap orang hanya dinilai satu kali; kemampuan tidak dapat dibedakan dari kebetulan.'
    case 'too-large':
      return `Rancangan terlalu besar (${problem.cells} sel orang kali pasangan butir-penilai). Bagi datanya.`
    case 'inseparable':
      return `Keketatan dan kesukaran tidak dapat dipisahkan, karena kelompok penilai ini menilai butirnya sendiri-sendiri: ${problem.groups
        .map(({ raters, items }) => `[penilai ${few(raters)}; butir ${few(items)}]`)
        .join(' dan ')}. Perlukan sedikitnya satu butir bersama.`
    case 'unknown-rater':
      return `Penilai ${problem.rater} tidak ada dalam data.`
  }
}

/** Who stands apart, and what can be done about it. */
export function islandSentence(islands: readonly Island[]): string {
  const parts = islands.map(
    ({ raters, persons }, i) => `pulau ${i + 1} = penilai ${few(raters)} (${persons.length} orang: ${few(persons)})`,
  )
  const shown = parts.length > 6 ? [...parts.slice(0, 6), `dan ${parts.length - 6} pulau lain`] : parts
  return `Rancangan penilaian terputus menjadi ${islands.length} pulau tanpa orang yang dinilai bersama, sehingga keketatan antarpulau tidak dapat dibandingkan: ${shown.join('; ')}. Tambahkan penilaian yang menghubungkannya, atau hitung setiap pulau sendiri dengan --apart.`
}

function few(names: readonly string[]): string {
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 6).join(', ')}, dan ${names.length - 6} lain`
}
