import { ELIGIBILITY_RULES, FIT_RECIPES } from '@petakom/domain'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import rule from './messages/id/rule.json' with { type: 'json' }
import { datumName, fitPartName, ruleName } from './rule-words.ts'

const i18n = i18next.createInstance()
await i18n.init({ lng: 'id', resources: { id: { rule } } })

describe('words of rules', () => {
  it('name every rule and every part of the fit, so that no code reaches a screen', () => {
    for (const { code } of ELIGIBILITY_RULES) expect(ruleName(code, i18n), code).not.toBe(code)
    for (const code of Object.keys(FIT_RECIPES[0]!.weights.other!)) expect(fitPartName(code, i18n), code).not.toBe(code)
  })
  it('say which year of a rating is missing', () => {
    expect(datumName('predicates.2024', i18n)).toBe('predikat kinerja 2024')
    expect(datumName('target.field', i18n)).toBe('bidang tugas jabatan ini')
    expect(datumName('posts.description', i18n)).toContain('riwayat')
  })
  it('leave a code that is not known as it is', () => {
    expect(ruleName('ATURAN_BARU', i18n)).toBe('ATURAN_BARU')
  })
})
