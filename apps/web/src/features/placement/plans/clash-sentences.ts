import type { PlanClash } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'

type Clash = PlanClash['clashes'][number]
type Constraint = Clash['constraints'][number]

/** A constraint with the reason that was given for it. */
const named = ({ kind, official, post, reason }: Constraint, { t }: I18n): string =>
  t('placement:clash.constraint', { what: t(`placement:clash.name.${kind}`, { official, post }), reason })

/** Which constraints cannot stand together, and why. */
export const clashSentence = ({ code, constraints, pairs }: Clash, i18n: I18n): string =>
  i18n.t(`placement:clash.why.${code}`, {
    constraints: constraints.map((one) => named(one, i18n)).join('; '),
    pairs: pairs.map(({ official, post }) => `${official} – ${post}`).join('; '),
  })

/** One thing of the smallest set that has to give way. */
export function relaxSentence(one: PlanClash['relax'][number], i18n: I18n): string {
  const { t } = i18n
  switch (one.kind) {
    case 'constraint':
      return one.constraint
        ? t('placement:clash.let.constraint', { constraint: named(one.constraint, i18n) })
        : t('placement:clash.let.someConstraint')
    case 'cap':
      return t('placement:clash.let.cap', {
        needed: one.needed,
        agency: one.agency ?? t('placement:clash.let.someAgency'),
      })
    default:
      return t(`placement:clash.let.${one.kind}`, one)
  }
}
