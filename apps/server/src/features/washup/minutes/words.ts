/** Words of the printed minutes; the screens have theirs in the catalogue. */
export const HAPPENING_NAMES = {
  opened: 'Rapat dibuka',
  'handed-over': 'Pena diserahkan',
  'taken-over': 'Pena diambil alih',
  closed: 'Rapat ditutup',
  reopened: 'Rapat dibuka kembali',
} as const

export const KIND_NAMES: Readonly<Record<string, string>> = {
  'group-discussion': 'diskusi kelompok',
  'role-play': 'bermain peran',
  presentation: 'presentasi',
  interview: 'wawancara',
}

export const fixed = (value: number, digits = 2): string => value.toFixed(digits).replace('.', ',')

export const instantIn =
  (timezone: string) =>
  (at: string): string =>
    new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeStyle: 'short', timeZone: timezone }).format(new Date(at))

/** What somebody wrote, with places to break where no line could hold it. */
export const breakable = (text: string): string => text.replace(/\S{30}/g, '$&\u200b')
