import type { PlanRow } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import classes from '../placement.module.css'
import type { Round } from '../placement-data.ts'
import { planName } from '../plan-name.ts'
import { ChainList } from '../plans/chain-list.tsx'
import { settingsWords } from '../plans/plan-settings.ts'
import { ProposePanel } from '../plans/propose-panel.tsx'
import { type Compared, figureRows, priceOfChoice } from './compare-words.ts'
import { AgencyTable, OfficialDifferences, PostDifferences } from './difference-tables.tsx'

const SIDES = ['a', 'b'] as const

interface Props {
  readonly round: Round
  readonly plans: readonly PlanRow[]
  readonly compared: Compared
}

export function Comparison({ round, plans, compared }: Props) {
  const { t, i18n } = useTranslation()
  const { a, b } = compared
  const name = (side: 'a' | 'b') =>
    t('placement:compare.named', {
      side: side.toUpperCase(),
      plan: planName({ number: compared[side].number, label: compared[side].settings.label }, i18n),
    })
  if (!a.figures || !b.figures) return <Notice tone="warning">{t('placement:compare.noFigures')}</Notice>
  const [first, ...rest] = priceOfChoice(a.figures, b.figures, i18n)
  return (
    <>
      <section className={classes.section}>
        <p className={classes.headline}>{first}</p>
        {rest.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {SIDES.map((side) => (
          <p key={side}>{`${name(side)}: ${settingsWords(compared[side].settings, i18n)}.`}</p>
        ))}
      </section>
      <PlainTable
        caption={t('placement:compare.figures')}
        rows={figureRows({ ...a, figures: a.figures }, { ...b, figures: b.figures }, i18n)}
        rowKey={({ id }) => id}
        columns={[
          { id: 'figure', title: t('placement:compare.figure'), cell: ({ id }) => t(`placement:figure.${id}`) },
          { id: 'a', title: name('a'), cell: (row) => row.a },
          { id: 'b', title: name('b'), cell: (row) => row.b },
          { id: 'difference', title: t('placement:compare.difference'), isNumber: true, cell: (row) => row.difference },
        ]}
      />
      <ProposePanel
        round={round}
        plans={SIDES.flatMap((side) => {
          const plan = plans.find(({ id }) => id === compared[side].id)
          return plan ? [{ ...plan, side: side.toUpperCase() }] : []
        })}
      />
      <PostDifferences compared={compared} />
      <OfficialDifferences compared={compared} />
      <AgencyTable compared={compared} />
      <section className={classes.section}>
        <h2>{t('placement:chains.title')}</h2>
        {SIDES.map((side) => (
          <div key={side}>
            <h3>{name(side)}</h3>
            <ChainList chains={compared.chains[side]} level={4} />
          </div>
        ))}
      </section>
    </>
  )
}
