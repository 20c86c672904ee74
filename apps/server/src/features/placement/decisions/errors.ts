import { defineErrors } from '../../../plugins/app-error.ts'

export const decisionErrors = defineErrors({
  PROPOSAL_NOT_FOUND: [404, 'Usulan ini tidak ada. Muat ulang halaman.'],
  PLAN_NOT_PROPOSABLE: [409, 'Rencana ini tidak memuat penempatan, jadi tidak dapat diajukan. Hitung rencana lain.'],
  PLAN_SUPERSEDED: [
    409,
    'Data putaran ini sudah dibekukan lagi sesudah rencana dihitung. Hitung rencana baru, lalu ajukan yang itu.',
  ],
  ROUND_NOT_OPEN_FOR_PROPOSAL: [
    409,
    'Rencana hanya dapat diajukan dari putaran yang sudah dibekukan dan masih disusun. Muat ulang halaman untuk melihat keadaannya.',
  ],
  ALREADY_PROPOSED: [
    409,
    'Putaran ini sudah mempunyai usulan yang menunggu keputusan, diajukan oleh {by}. Tarik usulan itu lebih dahulu.',
  ],
  STALE_SNAPSHOT: [
    409,
    'Ada {total} perubahan data sejak dibekukan: {first}. Bekukan lagi dan hitung ulang, atau tulis mengapa usulan tetap diajukan.',
  ],
  STALE_COUNT_CHANGED: [
    409,
    'Perubahan data sejak dibekukan kini {total}, bukan {shown} seperti yang Anda lihat. Muat ulang halaman, lalu pertimbangkan lagi.',
  ],
  NOTHING_TO_DECIDE: [409, 'Rencana ini tidak mengubah satu jabatan pun, jadi tidak ada yang diputuskan.'],
  PROPOSAL_RECALLED: [409, 'Usulan ini sudah ditarik kembali oleh {by}. Tidak ada yang diubah.'],
  PROPOSAL_RETURNED: [409, 'Usulan ini sudah dikembalikan oleh {by}. Tidak ada yang diubah.'],
  PROPOSAL_SIGNED: [409, 'Usulan ini sudah ditandatangani oleh {by}. Tidak ada yang diubah.'],
  POST_NOT_ON_SHEET: [404, 'Jabatan ini tidak termasuk yang diputuskan dalam usulan ini. Muat ulang halaman.'],
  NOT_A_CANDIDATE: [
    409,
    'Orang ini bukan calon yang ditampilkan untuk {post}. Pilih satu dari calon yang tampil, atau kembalikan usulan dengan alasan.',
  ],
  SAME_AS_PLAN: [409, 'Orang ini sudah pilihan rencana untuk {post}. Pilih "ikuti rencana".'],
  PRICE_DIFFERS: [409, 'Harga yang Anda lihat bukan harga yang tercatat untuk {post}. Muat ulang halaman.'],
  WORD_CHANGED: [
    409,
    'Jabatan {post} baru saja diputuskan oleh {by}. Muat ulang halaman; keputusan Anda belum tersimpan.',
  ],
  CHOSEN_ELSEWHERE: [
    409,
    '{person} sudah dipilih untuk {other}. Ubah keputusan jabatan itu lebih dahulu, atau pilih calon lain untuk {post}.',
  ],
  HOLDER_STAYS: [
    409,
    '{person} masih menduduki {post} karena tidak jadi pindah. Pilih "tunda", atau beri {person} jabatan lain lebih dahulu.',
  ],
  POST_GONE: [
    409,
    'Jabatan {post} sudah ditutup atau berubah sejak data dibekukan. Tunda jabatan ini, atau kembalikan usulannya.',
  ],
  PERSON_GONE: [409, '{person} tidak lagi tercatat sebagai pegawai aktif. Pilih calon lain untuk {post}, atau tunda.'],
  PERSON_MOVED: [
    409,
    '{person} sudah berpindah jabatan sejak data dibekukan. Pilih calon lain untuk {post}, atau kembalikan usulannya.',
  ],
  RULE_NO_LONGER_HOLDS: [
    409,
    '{person} tidak lagi memenuhi aturan {rule} untuk {post} menurut data hari ini. Pilih calon lain, atau tunda.',
  ],
  WORDS_MISSING: [
    409,
    'Masih ada {count} jabatan tanpa keputusan, di antaranya {first}. Putuskan semuanya lebih dahulu.',
  ],
  WORDS_CLASH: [
    409,
    'Keputusan belum saling cocok pada {count} jabatan, di antaranya {first}. Perbaiki lebih dahulu; alasannya tertulis di jabatan itu.',
  ],
  COUNT_DIFFERS: [
    409,
    'Jabatan yang belum diputuskan kini {count}, bukan {shown} seperti yang Anda lihat. Muat ulang halaman.',
  ],
  SHEET_DIFFERS: [409, 'Halaman ini menampilkan usulan yang lain. Muat ulang halaman sebelum menandatangani.'],
  NOT_ARCHIVED: [409, 'Usulan ini belum ditandatangani, jadi belum ada arsipnya.'],
})
