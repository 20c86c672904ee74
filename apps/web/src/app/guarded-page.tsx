import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeatureRoute } from '../lib/feature-route.ts'
import { useSession } from '../lib/session.ts'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'

/** Keeps a page from those whose role lacks it; the server refuses them all the same. */
export function GuardedPage({ route }: { route: FeatureRoute }) {
  const { t } = useTranslation()
  const session = useSession()
  const mayOpen = !route.permission || session?.actor.permissions.includes(route.permission)
  if (!mayOpen) {
    return (
      <Notice tone="warning" title={t('common:forbidden.title')}>
        {t('common:forbidden.text')}
      </Notice>
    )
  }
  const Page = route.component
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <Page />
    </Suspense>
  )
}
