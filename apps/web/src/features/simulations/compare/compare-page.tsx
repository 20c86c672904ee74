import { NativeSelect } from '@mantine/core'
import { listSimulations } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { useVersion } from '../bank/use-version.ts'
import classes from './compare.module.css'
import { DifferenceView } from './difference-view.tsx'

/** Two versions of a simulation, or two forms of a family, side by side. */
export default function ComparePage() {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const list = useQuery({ queryKey: ['simulations', 'list'], queryFn: () => callApi(listSimulations) })
  const rows = list.data?.rows ?? []
  const versionOf = (id: string | undefined, asked: string | undefined) =>
    Number(asked) || rows.find((row) => row.id === id)?.currentVersion
  const one = useVersion(filter.satu, versionOf(filter.satu, filter.versi))
  const other = useVersion(filter.dua, versionOf(filter.dua, filter.versi2))
  const error = list.error ?? one.error ?? other.error
  const side = (key: 'satu' | 'dua', version: 'versi' | 'versi2') => {
    const chosen = rows.find((row) => row.id === filter[key])
    return (
      <div className={classes.side}>
        <NativeSelect
          label={t(`simulation:compare.${key}`)}
          value={filter[key] ?? ''}
          data={[
            { value: '', label: t('simulation:compare.choose') },
            ...rows.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` })),
          ]}
          onChange={(event) => change({ [key]: event.currentTarget.value || undefined, [version]: undefined })}
        />
        {chosen && chosen.currentVersion > 1 ? (
          <NativeSelect
            label={t('simulation:list.version')}
            value={filter[version] ?? String(chosen.currentVersion)}
            data={Array.from({ length: chosen.currentVersion }, (_, n) => String(chosen.currentVersion - n))}
            onChange={(event) => change({ [version]: event.currentTarget.value })}
          />
        ) : null}
      </div>
    )
  }
  return (
    <>
      <PageHeader title={t('simulation:compare.title')} lead={t('simulation:compare.lead')} />
      <div className={classes.sides}>
        {side('satu', 'versi')}
        {side('dua', 'versi2')}
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {one.isFetching || other.isFetching || list.isPending ? <Loading lines={6} /> : null}
      {!filter.satu || !filter.dua ? (
        <EmptyState title={t('simulation:compare.empty')}>{t('simulation:compare.emptyHint')}</EmptyState>
      ) : null}
      {one.data && other.data ? <DifferenceView one={one.data} other={other.data} /> : null}
    </>
  )
}
