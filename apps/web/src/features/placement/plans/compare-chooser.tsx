import { NativeSelect } from '@mantine/core'
import type { PlanRow } from '@petakom/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../ui/link-button.tsx'
import classes from '../placement.module.css'
import { planName } from '../plan-name.ts'

interface Props {
  readonly roundId: string
  readonly plans: readonly PlanRow[]
  /** Already chosen, as on the page that compares. */
  readonly a?: string
  readonly b?: string
}

/** Two plans of the same frozen data; the newest two to begin with. */
export function CompareChooser({ roundId, plans, a, b }: Props) {
  const { t, i18n } = useTranslation()
  const ready = plans.filter(({ figures }) => figures !== null)
  const [chosen, choose] = useState<{ a?: string; b?: string }>({})
  const one = chosen.a ?? a ?? ready[0]?.id
  const other = chosen.b ?? b ?? ready[1]?.id
  if (ready.length < 2) return <p>{t('placement:compare.tooFew')}</p>
  const options = ready.map((plan) => ({
    value: plan.id,
    label: [
      planName({ number: plan.number, label: plan.settings.label }, i18n),
      ...(plan.isCurrent ? [] : [t('placement:plans.outdated')]),
    ].join(', '),
  }))
  return (
    <section className={classes.row} aria-label={t('placement:compare.choose')}>
      {(['a', 'b'] as const).map((side) => (
        <NativeSelect
          key={side}
          label={t(`placement:compare.side.${side}`)}
          value={side === 'a' ? one : other}
          data={options}
          onChange={(event) => choose({ ...chosen, [side]: event.currentTarget.value })}
        />
      ))}
      {one === other ? (
        <p role="status">{t('placement:compare.same')}</p>
      ) : (
        <LinkButton variant="default" to={`/penempatan/${roundId}/banding?a=${one}&b=${other}`}>
          {t('placement:compare.action')}
        </LinkButton>
      )}
    </section>
  )
}
