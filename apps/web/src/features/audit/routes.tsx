import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/jejak',
    labelKey: 'audit:title',
    descriptionKey: 'audit:description',
    navGroup: 'management',
    navOrder: 90,
    permission: 'audit.read',
    component: lazy(() => import('./audit-page.tsx')),
  },
]
