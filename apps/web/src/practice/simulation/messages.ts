import type { SimMessage } from '@petakom/domain'

export const MESSAGES: readonly SimMessage[] = [
  {
    id: 'buku-datang',
    from: 'koleksi',
    subject: 'Empat dus buku sumbangan',
    channel: 'memo',
    arrives: 0,
    body: [
      'Empat dus buku sumbangan datang tadi pagi dan masih di teras. Saya sanggup menatanya bila boleh meninggalkan meja peminjaman.',
    ],
  },
  {
    id: 'kunjungan-bentrok',
    from: 'guru',
    subject: 'Kunjungan kelas empat pukul 10.00',
    channel: 'email',
    arrives: 0,
    attachments: ['ruang-baca'],
    body: [
      'Kami datang pukul 10.00 dengan 28 anak. Bila ruang terlalu penuh, kami dapat datang pukul 09.00 atau pukul 11.30.',
    ],
  },
  {
    id: 'pendingin-mati',
    from: 'layanan',
    subject: 'Pendingin ruang umum mati',
    channel: 'chat',
    arrives: 5,
    closes: 22,
    body: ['Pendingin ruang umum mati sejak dibuka. Teknisi baru dapat datang sore. Pengunjung mulai mengeluh.'],
    options: [
      {
        id: 'sewa-kipas',
        label: 'Sewa dua kipas dari toko sebelah',
        cost: { kas: 200 },
        takes: 4,
        closesMessage: true,
      },
      {
        id: 'pindah-ke-anak',
        label: 'Pindahkan pengunjung ke ruang anak sampai kunjungan kelas tiba',
        closesMessage: true,
      },
      { id: 'tunggu-teknisi', label: 'Minta pengunjung bersabar sampai teknisi datang', closesMessage: true },
    ],
  },
  {
    id: 'denda-lama',
    from: 'pengunjung',
    subject: 'Denda buku yang sudah saya kembalikan',
    channel: 'phone',
    arrives: 12,
    body: [
      'Saya ditagih denda untuk buku yang sudah saya kembalikan bulan lalu. Petugas di meja tidak menemukan catatannya.',
    ],
  },
  {
    id: 'terima-kasih',
    from: 'layanan',
    subject: 'Pengunjung berterima kasih',
    channel: 'chat',
    arrives: null,
    body: ['Ruang umum kembali nyaman. Tolong kabari kapan kipas dikembalikan.'],
  },
  {
    id: 'kabar-pagi',
    from: 'kadis',
    subject: 'Bagaimana pagi ini?',
    channel: 'email',
    arrives: 19,
    acts: ['open', 'reply', 'note'],
    body: ['Mohon kabari dengan dua kalimat: apa yang terjadi pagi ini dan apa yang sudah Anda lakukan.'],
  },
]
