import type { AnchorDrift, LinkRemark, ScaleLink } from '@petakom/psychometrics'

const number = (value: number) => value.toFixed(3).replace('.', ',')

/** What the reader of a link must know, in Indonesian sentences. */
export function linkSentences(link: ScaleLink): string[] {
  const { proposal } = link
  const said = link.remarks.filter(({ code }) => code !== 'drift').map(remarkSentence)
  for (const anchor of link.anchors) if (anchor.reasons.length > 0) said.push(driftSentence(anchor))
  if (proposal)
    said.push(
      `Usul, belum dilakukan: tanpa ${proposal.remove.join(', ')} (--exclude ${proposal.remove.join(',')}) A = ${number(proposal.slope)} dan B = ${number(proposal.intercept)}; kemampuan antara -2 dan 2 berubah paling banyak ${number(proposal.largestChange)} logit.`,
    )
  return said
}

function remarkSentence({ code, item, text }: LinkRemark): string {
  switch (code) {
    case 'one-anchor':
      return `Hanya butir ${item} yang menghubungkan kedua skala; bila butir itu bergeser, tidak akan terlihat.`
    case 'few-anchors':
      return 'Butir jangkar kurang dari lima: pergeseran satu butir sukar dibedakan dari kebetulan.'
    case 'slope-held':
      return 'Semua jangkar berdaya beda 1 pada kedua skala, maka A ditetapkan 1 dan hanya titik nolnya dipindah.'
    case 'not-converged':
      return 'Kriteria belum mencapai titik terendah; A dan B ini jangan dipakai.'
    case 'models-differ':
      return `Butir ${item} memakai model yang berbeda di kedua berkas.`
    default:
      return text
  }
}

function driftSentence({ id, shift, logSlopeRatio, curveDifference }: AnchorDrift): string {
  const moved = shift === null ? '' : `letaknya bergeser ${number(shift)} logit, `
  const slope = logSlopeRatio === null ? '' : `daya bedanya ${number(Math.exp(logSlopeRatio))} kali, `
  return `Butir ${id} bergeser dari jangkar lain: ${moved}${slope}skor harapannya berbeda ${number(100 * curveDifference)} % dari rentangnya.`
}
