const MOST_LETTERS = 60

/** Letters of any alphabet that a file name bears everywhere: "Nūr'ain binti Saʿd" becomes "nurain-binti-sad". */
export function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’ʻʼʿʾ`.]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, MOST_LETTERS).replace(/-+$/, '')
}

/**
 * Name of one report: the participant's number and name, never the NIP (which tells birth date and sex). The number
 * keeps two people of one name apart.
 */
export function reportFileName(person: { number: number; name: string }, isSynthetic: boolean): string {
  const number = String(person.number).padStart(4, '0')
  const name = slug(person.name) || 'peserta'
  return `${number}-${name}${isSynthetic ? '-SINTETIS' : ''}.pdf`
}

export function archiveFileName(event: string, day: string, isSynthetic: boolean): string {
  return `laporan-${slug(event) || 'kegiatan'}-${day}${isSynthetic ? '-SINTETIS' : ''}.zip`
}
