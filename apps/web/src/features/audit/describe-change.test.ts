import { expect, it } from 'vitest'
import { describeChange, tidyKey } from './describe-change.ts'

it('names only the fields that changed', () => {
  expect(describeChange({ name: 'Lama', kelas: 9 }, { name: 'Baru', kelas: 9 })).toEqual([
    { field: 'name', before: 'Lama', after: 'Baru' },
  ])
})
it('shows a thing that began, and one that ended', () => {
  expect(describeChange(null, { session: 1 })).toEqual([{ field: 'session', before: null, after: 1 }])
  expect(describeChange({ attendance: 'late' }, { attendance: null })).toEqual([
    { field: 'attendance', before: 'late', after: null },
  ])
  expect(describeChange(null, null)).toEqual([])
})
it('goes into fields within fields, and keeps 0 and false apart from nothing', () => {
  const before = { schedule: { dayStart: '07:30', breaks: [{ name: 'Apel' }] }, roles: ['panitia'], n: 0, open: false }
  const after = { schedule: { dayStart: '08:00', breaks: [] }, roles: ['panitia', 'auditor'], open: true }
  expect(describeChange(before, after)).toEqual([
    { field: 'schedule.dayStart', before: '07:30', after: '08:00' },
    { field: 'schedule.breaks.1.name', before: 'Apel', after: null },
    { field: 'roles', before: 'panitia', after: 'panitia, auditor' },
    { field: 'n', before: 0, after: null },
    { field: 'open', before: false, after: true },
  ])
})
it('takes one value that is not in a field', () => {
  expect(describeChange('lama', 'baru')).toEqual([{ field: '', before: 'lama', after: 'baru' }])
})
it('makes an unknown key readable', () => {
  expect([tidyKey('pinVersion'), tidyKey('extra_seconds'), tidyKey('M.01')]).toEqual([
    'pin version',
    'extra seconds',
    'm.01',
  ])
})
