/** What the chief assessor is told of raters during an event, with what to do. */
export const RATER_REASONS = {
  RATERS_NONE: 'belum ada penilaian',
  RATERS_ONE_SCORE:
    'semua asesor memberi nilai {score}; peserta dan asesor tidak dapat dibedakan, periksa apakah jangkar perilaku dipakai sebelum penilaian diteruskan',
  RATERS_ONE_EACH:
    'setiap peserta baru punya satu penilaian; kemampuan belum dapat dipisahkan dari kebetulan, tunggu penilaian berikutnya',
  RATERS_NOT_LINKED:
    'asesor terbagi atas {count} kelompok tanpa peserta bersama ({groups}); keketatannya tidak dapat dibandingkan, jadwalkan sedikitnya satu asesor di dua kelompok',
  RATERS_INSEPARABLE:
    'asesor terbagi atas {groups} kelompok yang menilai kompetensi berbeda; keketatan tidak dapat dipisahkan dari kesukaran kompetensi, jadwalkan asesor yang menilai keduanya',
  RATERS_TOO_MUCH:
    'penilaian terlalu banyak ragam nilainya atau jumlahnya untuk dihitung sekaligus; hitung per latihan',
  RATERS_DRIFT_UNKNOWN:
    'perubahan keketatan antarhari tidak dapat dihitung karena peserta atau kompetensi yang dinilai berbeda sama sekali antarhari',
  RATER_FEW: 'baru {ratings} penilaian; keketatan baru disebut mulai {least} penilaian',
  RATER_ONE_SCORE:
    'memberi nilai {score} pada semua {ratings} penilaian sehingga tidak membedakan peserta; tinjau catatan dan jangkarnya bersama asesor',
  RATER_SEVERE:
    'lebih ketat {points} poin daripada rata-rata asesor ({ratings} penilaian); bahas jangkar nilainya, nilai akhir dikoreksi',
  RATER_LENIENT:
    'lebih longgar {points} poin daripada rata-rata asesor ({ratings} penilaian); bahas jangkar nilainya, nilai akhir dikoreksi',
  RATER_ERRATIC:
    'nilainya sering tidak sejalan dengan asesor lain (infit {infit}, batas {most}); periksa buktinya dan tambahkan asesor kedua',
  RATER_MUTED:
    'nilainya lebih seragam daripada yang wajar (infit {infit}, batas {least}); periksa apakah setiap kompetensi dinilai dari buktinya sendiri',
  RATER_HALO:
    'nilai antarkompetensi seorang peserta hampir sama: sebarannya {percent}% dari asesor lain pada {persons} peserta yang sama; minta setiap kompetensi dinilai terpisah dari buktinya',
  RATER_NARROW:
    'memakai rentang nilai yang sempit: sebarannya {percent}% dari asesor lain pada {cells} penilaian yang sama; ingatkan memakai seluruh skala',
  RATER_GREW_SEVERE:
    'menjadi lebih ketat {points} poin dari {from} ke {to}; bahas jangkar nilainya sebelum sesi berikutnya',
  RATER_GREW_LENIENT:
    'menjadi lebih longgar {points} poin dari {from} ke {to}; bahas jangkar nilainya sebelum sesi berikutnya',
} as const
