import { expect, it } from 'vitest'
import { placeName } from './place-name.ts'

it.each([
  ['Bidang Kearsipan Dinas Perpustakaan', 'Dinas Perpustakaan', 'Bidang Kearsipan Dinas Perpustakaan'],
  ['Kelurahan Surabaya', 'Kecamatan Sungai Serut', 'Kelurahan Surabaya, Kecamatan Sungai Serut'],
  ['Dinas Sosial', 'Dinas Sosial', 'Dinas Sosial'],
  ['SD Negeri 86', '', 'SD Negeri 86'],
])('names %s of %s once', (unit, agency, name) => {
  expect(placeName(unit, agency)).toBe(name)
})
