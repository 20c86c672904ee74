import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/talenta',
    labelKey: 'talent:box.title',
    descriptionKey: 'talent:box.description',
    navGroup: 'talent',
    navOrder: 20,
    permission: 'talent.read',
    component: lazy(() => import('./nine-box-page.tsx')),
  },
  {
    path: '/talenta/$id',
    labelKey: 'talent:profile.title',
    permission: 'talent.read',
    component: lazy(() => import('./talent-profile-page.tsx')),
  },
]
