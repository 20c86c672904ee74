import { describe, expect, it } from 'vitest'
import { archiveFileName, reportFileName } from './file-names.ts'

describe('names of reports', () => {
  it.each([
    [{ number: 7, name: 'Sari Rahayu' }, '0007-sari-rahayu.pdf'],
    [{ number: 12, name: "Nur'ain binti Sa’ad" }, '0012-nurain-binti-saad.pdf'],
    [{ number: 13, name: 'José Ünal' }, '0013-jose-unal.pdf'],
    [{ number: 14, name: '../../etc/passwd' }, '0014-etc-passwd.pdf'],
    [{ number: 15, name: '///' }, '0015-peserta.pdf'],
    [{ number: 12345, name: 'A'.repeat(300) }, `12345-${'a'.repeat(60)}.pdf`],
  ])('%o is %s', (person, name) => {
    expect(reportFileName(person, false)).toBe(name)
  })
  it('says which people do not exist', () => {
    expect(reportFileName({ number: 1, name: 'Sari' }, true)).toBe('0001-sari-SINTETIS.pdf')
    expect(archiveFileName('Penilaian 2025', '2025-10-04', true)).toBe('laporan-penilaian-2025-2025-10-04-SINTETIS.zip')
  })
})
