import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '../../../lib/format.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PagedTable } from '../paged-table.tsx'
import type { Plan } from '../placement-data.ts'
import { formatPoints, formatSigned } from '../points.ts'
import { useInstansi } from '../use-instansi.ts'
import { type CurvePoint, fewestReaching } from './curve.ts'
import { CurvePlot } from './curve-plot.tsx'

const MOST_OF_IT = 0.95

interface Props {
  readonly plan: Plan
  readonly points: readonly CurvePoint[]
}

/** The curve with what it says, or its table; a point chosen there fills the form of the next plan. */
export function CurveChart({ plan, points }: Props) {
  const { t } = useTranslation()
  const { writeInstant } = useInstansi()
  const [isTable, setTable] = useState(false)
  const last = points.at(-1)
  if (!last) return <Notice tone="warning">{t('placement:curve.none')}</Notice>
  const enough = fewestReaching(points, MOST_OF_IT) ?? last
  const finding = {
    moves: formatNumber(enough.moves),
    share: formatShare(enough.share, 0),
    most: formatNumber(last.moves),
    total: formatPoints(last.total),
  }
  const title = t(enough === last ? 'placement:curve.single' : 'placement:curve.finding', finding)
  return (
    <figure style={{ margin: 'var(--space-4) 0' }} aria-label={title}>
      <figcaption>
        <strong>{title}</strong>
        <p>
          {t('placement:curve.meta', {
            n: formatNumber(points.length),
            number: plan.number,
            at: writeInstant(plan.createdAt),
          })}
        </p>
      </figcaption>
      {isTable ? (
        <CurveTable plan={plan} points={points} />
      ) : (
        <CurvePlot points={points} own={plan.figures!} words={title} />
      )}
      <Button className="no-print" variant="default" mt="sm" onClick={() => setTable(!isTable)}>
        {t(isTable ? 'placement:curve.showChart' : 'placement:curve.showTable')}
      </Button>
    </figure>
  )
}

function CurveTable({ plan, points }: Props) {
  const { t } = useTranslation()
  const mayChoose = plan.isCurrent && plan.round.state === 'frozen'
  return (
    <PagedTable
      caption={t('placement:curve.caption')}
      rows={points}
      rowKey={({ moves }) => String(moves)}
      textOf={({ moves }) => String(moves)}
      columns={[
        { id: 'moves', title: t('placement:curve.moves'), isNumber: true, cell: ({ moves }) => formatNumber(moves) },
        { id: 'total', title: t('placement:figure.total'), isNumber: true, cell: ({ total }) => formatPoints(total) },
        {
          id: 'gain',
          title: t('placement:curve.gain'),
          isNumber: true,
          cell: ({ gain }) => (gain === null ? '–' : formatSigned(gain)),
        },
        { id: 'share', title: t('placement:curve.share'), isNumber: true, cell: ({ share }) => formatShare(share, 0) },
        ...(mayChoose
          ? [
              {
                id: 'act',
                title: t('placement:curve.act'),
                cell: ({ moves }: CurvePoint) => (
                  <Link
                    to={`/penempatan/${plan.round.id}` as never}
                    search={{ bagian: 'rencana', perpindahan: String(moves) } as never}
                    aria-label={t('placement:curve.useOf', { moves: formatNumber(moves) })}
                  >
                    {t('placement:curve.use')}
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
