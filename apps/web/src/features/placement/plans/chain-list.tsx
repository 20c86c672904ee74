import type { PlanChain } from '@petakom/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { formatNumber } from '../../../lib/format.ts'
import { Pager } from '../../../ui/pager.tsx'
import { formatFit } from '../points.ts'
import { usePageSize } from '../use-page-size.ts'
import classes from './chain-list.module.css'

type Chain = z.infer<typeof PlanChain>

/** Each chain as numbered steps from its vacancy on, a cycle from any of its seats. */
export function ChainList({ chains, level }: { chains: readonly Chain[]; level: 3 | 4 }) {
  const { t } = useTranslation()
  const pageSize = usePageSize(6, 2)
  const [page, setPage] = useState(1)
  if (chains.length === 0) return <p>{t('placement:chains.none')}</p>
  const longestFirst = chains.toSorted((a, b) => b.steps.length - a.steps.length)
  return (
    <>
      <ul className={classes.chains}>
        {longestFirst.slice((page - 1) * pageSize, page * pageSize).map((chain) => (
          <ChainItem key={chain.steps[0]?.to.index} chain={chain} level={level} />
        ))}
      </ul>
      {chains.length > pageSize ? (
        <Pager page={page} pageSize={pageSize} total={chains.length} onPage={setPage} />
      ) : null}
    </>
  )
}

/** In a chain each step fills what the one before it left. */
const stepKey = (kind: Chain['kind'], from: unknown) =>
  !from ? 'placement:chains.stepWithout' : kind === 'cycle' ? 'placement:chains.stepCycle' : 'placement:chains.step'

function ChainItem({ chain: { kind, steps }, level }: { chain: Chain; level: 3 | 4 }) {
  const { t } = useTranslation()
  const Heading = `h${level}` as const
  const first = steps[0]
  const last = steps.at(-1)
  if (!first || !last) return null
  return (
    <li className={classes.chain}>
      <Heading className={classes.name}>
        {t(`placement:chains.${kind}`, { post: first.to.name, count: steps.length, steps: formatNumber(steps.length) })}
      </Heading>
      <ol>
        {kind === 'chain' ? (
          <li>{t('placement:chains.vacant', { post: first.to.name, unit: first.to.unitName })}</li>
        ) : null}
        {steps.map(({ official, from, to, fitNow, fit }) => (
          <li key={official.index}>
            {t(stepKey(kind, from), {
              name: official.name,
              from: from?.name,
              fromUnit: from?.unitName,
              to: to.name,
              toUnit: to.unitName,
            })}{' '}
            <span className={classes.fit}>
              {fitNow === null
                ? t('placement:chains.fit', { fit: formatFit(fit) })
                : t('placement:chains.fitChange', { now: formatFit(fitNow), fit: formatFit(fit) })}
            </span>
          </li>
        ))}
        <li>
          {kind === 'cycle'
            ? t('placement:chains.closes')
            : t(last.from ? 'placement:chains.ends' : 'placement:chains.endsOutside')}
        </li>
      </ol>
    </li>
  )
}
