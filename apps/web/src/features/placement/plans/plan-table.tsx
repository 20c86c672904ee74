import type { PlanFigures, PlanRow } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import type { Column } from '../../../ui/plain-table.tsx'
import { PagedTable } from '../paged-table.tsx'
import classes from '../placement.module.css'
import { planName } from '../plan-name.ts'
import { boundWords, formatPoints } from '../points.ts'
import { useInstansi } from '../use-instansi.ts'
import { settingsWords } from './plan-settings.ts'

interface Props {
  readonly plans: readonly PlanRow[]
  readonly proposedPlanId: string | null
}

export function PlanTable({ plans, proposedPlanId }: Props) {
  const { t, i18n } = useTranslation()
  const { writeInstant } = useInstansi()
  const figure = (id: string, value: (figures: PlanFigures) => string): Column<PlanRow> => ({
    id,
    title: t(`placement:figure.${id}`),
    isNumber: true,
    cell: ({ figures }) => (figures ? value(figures) : '–'),
  })
  return (
    <PagedTable
      caption={t('placement:plans.caption')}
      rows={plans}
      rowKey={({ id }) => id}
      textOf={({ settings, createdBy }) => `${settings.label} ${createdBy}`}
      columns={[
        {
          id: 'label',
          title: t('placement:plans.plan'),
          cell: (row) => (
            <div className={classes.cell}>
              <Link to={`/penempatan/rencana/${row.id}` as never}>
                {planName({ number: row.number, label: row.settings.label }, i18n)}
              </Link>
            </div>
          ),
        },
        {
          id: 'state',
          title: t('placement:list.state'),
          cell: (row) => {
            if (row.id === proposedPlanId) return t('placement:plans.proposed')
            if (row.state === 'infeasible') return t('placement:plans.infeasible')
            return t(row.isCurrent ? 'placement:plans.ready' : 'placement:plans.outdated')
          },
        },
        figure('total', ({ total }) => formatPoints(total)),
        {
          id: 'bound',
          title: t('placement:figure.bound'),
          cell: ({ figures, settings }) => (figures ? boundWords(figures, settings, i18n) : '–'),
        },
        figure('filled', ({ filledVacancies, vacancies }) =>
          t('placement:figure.ofVacancies', {
            filled: formatNumber(filledVacancies),
            vacancies: formatNumber(vacancies),
          }),
        ),
        figure('moves', ({ moves }) => formatNumber(moves)),
        figure('promotions', ({ promotions }) => formatNumber(promotions)),
        figure('empty', ({ empty }) => formatNumber(empty)),
        {
          id: 'asked',
          title: t('placement:plans.asked'),
          cell: (row) => <div className={classes.cell}>{settingsWords(row.settings, i18n)}</div>,
        },
        {
          id: 'constraints',
          title: t('placement:plans.constraints'),
          isNumber: true,
          cell: (row) => formatNumber(row.constraints),
        },
        {
          id: 'made',
          title: t('placement:plans.made'),
          cell: (row) => (
            <div className={classes.cell}>
              {t('placement:byAt', { by: row.createdBy, at: writeInstant(row.createdAt) })}
            </div>
          ),
        },
      ]}
    />
  )
}
