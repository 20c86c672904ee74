import type { Scenario } from '@petakom/domain'
import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { useVersion } from './use-version.ts'

interface VersionContentProps {
  readonly id: string
  readonly version: number
  readonly children: (scenario: Scenario) => ReactNode
}

/** Something of a version that needs the whole of it; opening it counts as a look at the key. */
export function VersionContent({ id, version, children }: VersionContentProps) {
  const { t } = useTranslation()
  const content = useVersion(id, version)
  if (content.isPending) return <Loading lines={6} />
  if (content.isError) return <ErrorNotice error={content.error} onRetry={content.refetch} />
  return (
    <>
      <p>{t('simulation:view.logged')}</p>
      <Suspense fallback={<Loading lines={6} />}>{children(content.data)}</Suspense>
    </>
  )
}
