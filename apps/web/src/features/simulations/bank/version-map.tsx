import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { BranchMapView } from '../map/branch-map-view.tsx'
import { useVersion } from './use-version.ts'

/** The map of a version, to read; opening it counts as a look at the key. */
export function VersionMap({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation()
  const content = useVersion(id, version)
  if (content.isPending) return <Loading lines={6} />
  if (content.isError) return <ErrorNotice error={content.error} onRetry={content.refetch} />
  return (
    <>
      <p>{t('simulation:view.logged')}</p>
      <BranchMapView scenario={content.data} />
    </>
  )
}
