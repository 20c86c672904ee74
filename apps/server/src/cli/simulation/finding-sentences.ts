import type { Finding, FindingCode } from '@petakom/domain'

/** What is wrong and what to do, by code; `{about}` is what the finding names. */
const SENTENCES: Readonly<Record<FindingCode, string>> = {
  'duplicate-id': 'id "{about}" dipakai dua kali. Beri id lain pada salah satunya.',
  'unknown-id': '"{about}" tidak ada dalam berkas ini. Periksa ejaannya atau tambahkan.',
  cycle: 'peristiwa "{about}" menunggu dirinya sendiri lewat peristiwa lain, sehingga tidak pernah terjadi.',
  'never-sent': 'pesan "{about}" tidak pernah datang: tidak bermenit dan tidak dikirim peristiwa mana pun.',
  'after-the-end': 'menit {about} sesudah cerita selesai.',
  'closes-before-arrival': 'pesan ditutup pada menit {about}, sebelum atau saat ia datang.',
  'nothing-to-do': 'tidak ada yang dapat dilakukan pada pesan "{about}" selain membacanya.',
  'never-payable':
    'harganya lebih besar daripada "{about}" yang dapat terkumpul, sehingga pilihan ini tidak pernah dapat dipilih.',
  unscored: 'tidak ada bukti untuk kompetensi {about}.',
  'few-rules': 'hanya {about} bukti; paling sedikit empat agar hasilnya berarti.',
  'one-basis': 'semua buktinya dari satu sisi ({about}); pakai hasil (product) dan cara (process).',
  'wrong-indicator': 'indikator {about} bukan milik kompetensinya.',
  'key-in-message': 'kata-kata pilihan terbaik "{about}" sudah disebut pesannya.',
  'key-by-length': 'pilihan terbaik paling panjang pada {about} keputusan; panjangnya menunjukkan kuncinya.',
  'key-by-shortness': 'pilihan terbaik paling pendek pada {about} keputusan; panjangnya menunjukkan kuncinya.',
  'key-by-place': 'pilihan terbaik berada di tempat yang sama pada {about} keputusan; ubah urutannya.',
}

export const sentenceOf = ({ code, about }: Finding): string => SENTENCES[code].replace('{about}', about)
