import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/karier',
    labelKey: 'career:title',
    descriptionKey: 'career:description',
    navGroup: 'main',
    navOrder: 20,
    permission: 'career.own',
    component: lazy(() => import('./career-page.tsx')),
  },
  {
    path: '/penempatan/rencana/$planId/penjelasan',
    labelKey: 'career:explain.title',
    permission: 'placement.read',
    component: lazy(() => import('./explanation-page.tsx')),
  },
]
