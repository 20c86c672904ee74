import { Button } from '@mantine/core'
import type { PlanMove } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../lib/use-permission.ts'
import type { Column } from '../../../ui/plain-table.tsx'
import type { Choice } from '../constraints/constraint-choice.ts'
import { ConstraintDialog } from '../constraints/constraint-dialog.tsx'
import { PagedTable } from '../paged-table.tsx'
import { PersonCell, PostCell } from '../person-cell.tsx'
import classes from '../placement.module.css'
import type { Plan } from '../placement-data.ts'
import { formatFit, formatInterval } from '../points.ts'

/** Who moves where, with the fit before and after; from each the explanation, and a constraint on it. */
export function MoveTable({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('placement.edit') && plan.isCurrent && plan.round.state === 'frozen'
  const [start, open] = useState<Choice | null>(null)
  if (plan.moves.length === 0) return <p>{t('placement:moves.none')}</p>
  const columns: Column<PlanMove>[] = [
    { id: 'who', title: t('placement:officials.person'), cell: ({ official }) => <PersonCell person={official} /> },
    {
      id: 'from',
      title: t('placement:moves.from'),
      cell: ({ from }) => (from ? <PostCell post={from} /> : t('placement:officials.noPost')),
    },
    { id: 'to', title: t('placement:moves.to'), cell: ({ to }) => <PostCell post={to} /> },
    { id: 'kind', title: t('placement:moves.kind'), cell: ({ kind }) => t(`placement:moves.is.${kind}`) },
    {
      id: 'fit',
      title: t('placement:moves.fit'),
      isNumber: true,
      cell: ({ fitNow, fit, low, high }) => (
        <>
          {fitNow === null
            ? formatFit(fit)
            : t('placement:moves.change', { now: formatFit(fitNow), fit: formatFit(fit) })}
          <div className={classes.second}>{formatInterval(low, high)}</div>
        </>
      ),
    },
    {
      id: 'act',
      title: t('placement:moves.act'),
      cell: (move) => (
        <>
          <Link
            to={`/penempatan/rencana/${plan.id}/penjelasan` as never}
            search={{ official: String(move.official.index), post: String(move.to.index) } as never}
            aria-label={t('placement:moves.explainOf', { name: move.official.name })}
          >
            {t('placement:moves.explain')}
          </Link>
          {mayEdit ? (
            <Button
              variant="default"
              size="compact-sm"
              mt="xs"
              aria-label={t('placement:constraint.addFor', { name: move.official.name })}
              onClick={() => open({ kind: 'forbid', official: move.official, post: move.to })}
            >
              {t('placement:constraint.addShort')}
            </Button>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <>
      <PagedTable
        caption={t('placement:moves.caption')}
        rows={plan.moves}
        rowKey={({ official }) => String(official.index)}
        textOf={({ official, from, to }) =>
          [official.name, official.nip, from?.name, from?.unitName, to.name, to.unitName, to.agencyName].join(' ')
        }
        columns={columns}
      />
      <ConstraintDialog round={plan.round} start={start} onClose={() => open(null)} />
    </>
  )
}
