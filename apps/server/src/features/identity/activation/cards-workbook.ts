import type { ActivationCard } from '@petakom/contract'
import writeWorkbook from 'write-excel-file/node'

/** One sheet: a row an official. Every cell is text, so that neither a NIP nor a name becomes a number or a formula. */
export function cardsWorkbook(cards: readonly ActivationCard[], address: string, isSynthetic: boolean) {
  const text = (value: string) => ({ value, type: String })
  const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' as const })
  const rows = [
    [bold(`Kode aktivasi Petakom; dipakai sekali di ${address}`)],
    [text(isSynthetic ? 'DATA SINTETIS: orang-orang dalam berkas ini tidak ada' : 'RAHASIA: serahkan per orang')],
    ['NIP', 'Nama', 'Jabatan', 'Unit kerja', 'Kode aktivasi', 'Berlaku sampai'].map(bold),
    ...cards.map((card) =>
      [card.nip, card.name, card.postName ?? '', card.unitName ?? '', card.code, card.expiresOn].map(text),
    ),
  ]
  return writeWorkbook(rows as never, { stickyRowsCount: 3, sheet: 'Kode aktivasi' } as never).toBuffer()
}
