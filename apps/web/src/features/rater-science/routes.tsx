import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/penilai/$centreId',
    labelKey: 'raters:page.title',
    permission: 'rater.read',
    component: lazy(() => import('./rater-report-page.tsx')),
  },
]
