import { listCalibrations } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { CalibrationForm } from './calibration-form.tsx'
import { scopeName } from './scope-name.ts'

export default function CalibrationListPage() {
  const { t } = useTranslation()
  const mayRun = usePermission('calibration.run')
  const list = useQuery({ queryKey: ['calibrations'], queryFn: () => callApi(listCalibrations) })
  return (
    <>
      <PageHeader title={t('calibration:list.title')} lead={t('calibration:list.lead')} />
      {mayRun ? <CalibrationForm /> : null}
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data?.length === 0 ? (
        <EmptyState title={t('calibration:list.empty')}>{t('calibration:list.emptyHint')}</EmptyState>
      ) : null}
      {list.data && list.data.length > 0 ? (
        <PlainTable
          caption={t('calibration:list.caption')}
          rows={list.data}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'when',
              title: t('calibration:list.when'),
              cell: (row) => <Link to={`/kalibrasi/${row.id}` as never}>{formatDate(row.createdAt)}</Link>,
            },
            { id: 'scope', title: t('calibration:form.scope'), cell: (row) => scopeName(row.scope, t) },
            {
              id: 'events',
              title: t('calibration:form.events'),
              cell: (row) => row.events.map(({ name }) => name).join('; '),
            },
            {
              id: 'persons',
              title: t('calibration:list.persons'),
              isNumber: true,
              cell: (row) => formatNumber(row.persons),
            },
            {
              id: 'items',
              title: t('calibration:list.calibrated'),
              isNumber: true,
              cell: (row) => t('calibration:list.of', { part: row.calibrated, whole: row.items }),
            },
            { id: 'flags', title: t('calibration:list.flagged'), isNumber: true, cell: (row) => row.flagged },
            {
              id: 'state',
              title: t('calibration:list.state'),
              cell: (row) =>
                row.recipeVersion
                  ? t('calibration:state.approvedAs', { version: row.recipeVersion })
                  : t(`calibration:state.${row.state}`),
            },
            { id: 'by', title: t('calibration:list.by'), cell: (row) => row.createdBy },
          ]}
        />
      ) : null}
    </>
  )
}
