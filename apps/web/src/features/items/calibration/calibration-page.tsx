import { getCalibration, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { FlagSummary } from './flag-summary.tsx'
import { InformationChart } from './information-chart.tsx'
import { ParameterTable } from './parameter-table.tsx'
import { scopeName } from './scope-name.ts'

export type CalibrationView = ResponseOf<typeof getCalibration>

export default function CalibrationPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({ queryKey: ['calibration', id], queryFn: () => callApi(getCalibration, { params: { id } }) })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const view = found.data
  return (
    <>
      <PageHeader
        title={t('calibration:page.title', { date: formatDate(view.createdAt) })}
        lead={t('calibration:page.lead', {
          scope: scopeName(view.scope, t),
          events: view.events.map(({ name }) => name).join('; '),
          by: view.createdBy,
        })}
        actions={<Link to={'/kalibrasi' as never}>{t('calibration:page.all')}</Link>}
      />
      <StateNotice view={view} />
      {view.link.provisional > 0 ? (
        <Notice tone="warning">{t('calibration:page.provisionalAnchors', { count: view.link.provisional })}</Notice>
      ) : null}
      <StatRow>
        <StatTile label={t('calibration:list.persons')} value={formatNumber(view.persons)} />
        <StatTile
          label={t('calibration:list.calibrated')}
          value={formatNumber(view.calibrated)}
          note={t('calibration:page.ofItems', { items: view.items })}
        />
        <StatTile label={t('calibration:page.kept')} value={formatNumber(view.items - view.calibrated)} />
        <StatTile label={t('calibration:list.flagged')} value={formatNumber(view.flagged)} />
      </StatRow>
      <FlagSummary rows={view.rows} />
      <InformationChart view={view} />
      <ParameterTable rows={view.rows} cuts={view.cuts} />
      <Details view={view} />
      <DecisionPanel view={view} />
    </>
  )
}

function StateNotice({ view }: { view: CalibrationView }) {
  const { t } = useTranslation()
  if (!view.converged) return <Notice tone="warning">{t('calibration:page.unsettled')}</Notice>
  if (!view.decision) return <Notice>{t('calibration:page.proposed')}</Notice>
  const said = { by: view.decision.by, date: formatDate(view.decision.at), reason: view.decision.reason }
  return view.recipeVersion ? (
    <Notice tone="success">
      {t('calibration:page.approved', {
        ...said,
        version: view.recipeVersion,
        from: formatDate(view.decision.validFrom),
      })}
    </Notice>
  ) : (
    <Notice tone="warning">{t('calibration:page.rejected', said)}</Notice>
  )
}

/** What a psychometrician asks for first; the others may leave it closed. */
function Details({ view }: { view: CalibrationView }) {
  const { t } = useTranslation()
  const number = (value: number, most = 2) => formatNumber(value, { most })
  return (
    <details>
      <summary>{t('calibration:details.title')}</summary>
      <p>
        {t('calibration:details.models', {
          dichotomous: t(`calibration:model.${view.settings.dichotomousModel}`),
          graded: t(`calibration:model.${view.settings.gradedModel}`),
          minimum: view.settings.minimumAnswers,
        })}
      </p>
      <p>
        {t('calibration:details.fit', {
          logLik: number(view.logLikelihood),
          parameters: view.parameters,
          aic: number(view.aic),
          bic: number(view.bic),
          cycles: view.cycles,
        })}
      </p>
      <p>
        {t(`calibration:details.link.${view.link.method}`, {
          slope: number(view.link.slope, 3),
          intercept: number(view.link.intercept, 3),
          locations: view.link.locations,
        })}
      </p>
      <p>{t('calibration:details.bias')}</p>
      <p>{t('calibration:details.origin', { engine: view.engineVersion, hash: view.inputHash.slice(0, 16) })}</p>
    </details>
  )
}
