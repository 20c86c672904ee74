import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/rapat-integrasi',
    labelKey: 'washup:centres.title',
    descriptionKey: 'washup:centres.description',
    navGroup: 'assessment',
    navOrder: 26,
    permission: 'washup.read',
    component: lazy(() => import('./centre-list-page.tsx')),
  },
  {
    path: '/rapat-integrasi/$centreId',
    labelKey: 'washup:list.title',
    permission: 'washup.read',
    component: lazy(() => import('./washup-list-page.tsx')),
  },
  {
    path: '/rapat-integrasi/$centreId/$id',
    labelKey: 'washup:room.title',
    permission: 'washup.read',
    component: lazy(() => import('./washup-page.tsx')),
  },
  {
    path: '/verifikasi/rapat/$code',
    labelKey: 'washup:verify.title',
    component: lazy(() => import('./verify-page.tsx')),
  },
]
