import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/pengamatan',
    labelKey: 'observation:own.title',
    descriptionKey: 'observation:own.description',
    navGroup: 'assessment',
    navOrder: 24,
    permission: 'assessor.own',
    component: lazy(() => import('./own-sittings-page.tsx')),
  },
  {
    path: '/pengamatan/$centreId',
    labelKey: 'observation:progress.title',
    permission: 'washup.read',
    component: lazy(() => import('./progress-page.tsx')),
  },
]
