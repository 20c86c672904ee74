import type { ReliabilityRemark, Shortfall } from '@petakom/psychometrics'

export function shortfallSentence(shortfall: Shortfall, ids: readonly string[]): string {
  switch (shortfall.kind) {
    case 'few-items':
      return `Perlu sedikitnya ${shortfall.needed} butir yang jawabannya beragam; yang ada ${shortfall.items}.`
    case 'few-persons':
      return `Perlu sedikitnya ${shortfall.needed} orang yang menjawab semua butir; yang ada ${shortfall.persons}.`
    case 'unpaired':
      return `Kurang dari dua orang menjawab butir ${ids[shortfall.items[0]]} dan ${ids[shortfall.items[1]]} sekaligus.`
    case 'constant-sum':
      return 'Skor jumlah semua orang sama.'
    case 'constant-item':
      return 'Ada butir yang jawabannya sama semua di antara orang yang menjawab semua butir.'
    case 'unanswered':
      return 'Tidak seorang pun menjawabnya.'
    case 'constant':
      return 'Semua jawabannya sama.'
    case 'dependent-items':
      return 'Ada butir yang merupakan jumlah butir lain, sehingga model satu faktor tidak dapat dihitung.'
    case 'not-converged':
      return 'Perhitungan model satu faktor tidak konvergen.'
    case 'heywood':
      return `Ragam sisa butir ${ids[shortfall.item]} negatif: satu faktor menerangkan lebih dari seluruhnya. Tafsirkan omega dengan hati-hati.`
  }
}

export function reliabilityRemark(remark: ReliabilityRemark, ids: readonly string[]): string {
  const listed = (items: readonly number[]) => items.map((item) => ids[item]).join(', ')
  switch (remark.kind) {
    case 'unanswered-items':
      return `Tidak seorang pun menjawab butir ${listed(remark.items)}; butir itu dilewati.`
    case 'constant-items':
      return `Jawaban butir ${listed(remark.items)} sama semua; butir itu tidak ikut dalam keandalan.`
    case 'incomplete-persons':
      return `${remark.persons - remark.used} dari ${remark.persons} orang tidak ikut dihitung karena jawabannya kosong.`
    case 'complete-persons-only':
      return `Omega, belah dua, dan skor jumlah bertumpu pada ${remark.persons} orang yang menjawab semua butir.`
    case 'inconsistent-pairs':
      return 'Alpha di atas 1, karena setiap pasangan butir dijawab orang yang berbeda; pakai --missing listwise.'
    case 'negative-correlations':
      return 'Rata-rata korelasi antarbutir negatif: mungkin ada butir yang penskorannya perlu dibalik.'
  }
}
