import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/metode',
    labelKey: 'methods:page.title',
    descriptionKey: 'methods:page.description',
    navGroup: 'assessment',
    navOrder: 60,
    permission: 'centre.read',
    component: lazy(() => import('./methods-page.tsx')),
  },
]
