import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/kegiatan/$id/tanda',
    labelKey: 'signals:page.title',
    permission: 'signal.read',
    component: lazy(() => import('./event-signals-page.tsx')),
  },
  {
    path: '/kegiatan/$id/tanda/$one/$other',
    labelKey: 'signals:pair.title',
    permission: 'signal.read',
    component: lazy(() => import('./pair-page.tsx')),
  },
  {
    path: '/peserta/$id/tanda',
    labelKey: 'signals:person.title',
    permission: 'signal.read',
    component: lazy(() => import('./person-page.tsx')),
  },
]
