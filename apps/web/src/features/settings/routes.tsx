import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/jeda-pilkada',
    labelKey: 'settings:windows.title',
    descriptionKey: 'settings:windows.description',
    navGroup: 'management',
    navOrder: 70,
    permission: 'setting.read',
    component: lazy(() => import('./election-windows-page.tsx')),
  },
]
