import type { SimulationWorld } from '@petakom/domain'
import { MESSAGES } from './messages.ts'

/**
 * Half an hour of a story in five minutes of work, made for practice alone: it shares no matter with a simulation of the
 * bank, and nothing in it is scored.
 */
export const PRACTICE_WORLD: SimulationWorld = {
  format: 'petakom-simulation/1',
  code: 'LATIHAN',
  version: 1,
  kind: 'in-basket',
  title: 'Setengah jam di perpustakaan kota',
  family: 'latihan',
  clock: { starts: '2026-05-11T08:00', minutes: 30, pace: 6 },
  role: 'Anda menggantikan kepala perpustakaan kota pagi ini, dari pukul 08.00 sampai 08.30.',
  briefing: [
    'Pesan datang sendiri. Buka sebuah pesan, baca lampirannya, lalu lakukan yang menurut Anda perlu.',
    'Satu menit bekerja sama dengan enam menit di cerita ini. Cobalah semua tombol: di sini tidak ada yang dinilai.',
  ],
  actors: [
    { id: 'kadis', name: 'Ibu Wening', role: 'Kepala Dinas Perpustakaan', relation: 'superior' },
    { id: 'koleksi', name: 'Bapak Tarigan', role: 'Petugas koleksi', relation: 'subordinate', canBeDelegatedTo: true },
    { id: 'layanan', name: 'Sdri. Ayu', role: 'Petugas layanan', relation: 'subordinate', canBeDelegatedTo: true },
    { id: 'guru', name: 'Bapak Latuconsina', role: 'Guru sekolah dasar', relation: 'outside' },
    { id: 'pengunjung', name: 'Ibu Rahayu', role: 'Pengunjung', relation: 'outside' },
  ],
  resources: [
    { id: 'kas', name: 'Kas kecil', unit: 'ribu rupiah', start: 300, least: 0, shown: true },
    { id: 'kenyamanan', name: 'Kenyamanan pengunjung', unit: 'dari 100', start: 60, least: 0, most: 100, shown: true },
  ],
  documents: [
    {
      id: 'ruang-baca',
      title: 'Pemakaian ruang baca',
      body: ['Ruang anak paling banyak 30 orang. Ruang umum tetap dibuka selama ada kunjungan.'],
      table: {
        caption: 'Pengunjung tiap jam, rata-rata hari Senin',
        columns: ['Jam', 'Ruang anak', 'Ruang umum'],
        rows: [
          ['08.00', '6', '14'],
          ['09.00', '9', '22'],
          ['10.00', '25', '31'],
        ],
      },
    },
  ],
  calendar: [
    { id: 'kunjungan', title: 'Kunjungan kelas empat, 28 anak', from: 120, to: 180, with: ['guru'], movable: true },
    { id: 'rapat', title: 'Rapat dengan kepala dinas', from: 150, to: 210, with: ['kadis'], movable: false },
  ],
  messages: MESSAGES,
  events: [
    {
      id: 'kipas-datang',
      when: { act: { kind: 'decide', option: 'sewa-kipas' } },
      delay: 4,
      effects: [
        { change: 'kenyamanan', by: 10 },
        { notice: 'Dua kipas sewaan sudah menyala di ruang umum.' },
        { send: 'terima-kasih' },
      ],
    },
    {
      id: 'pindah-ruang',
      when: { act: { kind: 'decide', option: 'pindah-ke-anak' } },
      delay: 2,
      effects: [{ change: 'kenyamanan', by: 5 }, { notice: 'Pengunjung duduk di ruang anak, yang masih sejuk.' }],
    },
    {
      id: 'tetap-panas',
      when: { at: 24 },
      unless: { any: [{ happened: 'kipas-datang' }, { happened: 'pindah-ruang' }] },
      effects: [{ change: 'kenyamanan', by: -15 }, { notice: 'Beberapa pengunjung pulang karena ruang umum panas.' }],
    },
    {
      id: 'buku-ditata',
      when: { act: { kind: 'delegate', about: 'buku-datang' } },
      delay: 6,
      effects: [{ notice: 'Buku sumbangan mulai ditata.' }],
    },
  ],
}
