import { lazy } from 'react'
import type { FeatureRoute } from '../../../lib/feature-route.ts'

export const decisionRoutes: FeatureRoute[] = [
  {
    path: '/ringkasan',
    labelKey: 'decision:summary.title',
    descriptionKey: 'decision:summary.description',
    navGroup: 'main',
    navOrder: 10,
    permission: 'placement.decide',
    component: lazy(() => import('./summary-page.tsx')),
  },
  {
    path: '/keputusan',
    labelKey: 'decision:list.title',
    descriptionKey: 'decision:list.description',
    navGroup: 'talent',
    navOrder: 60,
    permission: 'placement.read',
    component: lazy(() => import('./proposal-list-page.tsx')),
  },
  {
    path: '/keputusan/$id',
    labelKey: 'decision:page.title',
    permission: 'placement.read',
    component: lazy(() => import('./proposal-page.tsx')),
  },
  {
    path: '/uji-ulang',
    labelKey: 'decision:recheck.title',
    descriptionKey: 'decision:recheck.description',
    navGroup: 'management',
    navOrder: 60,
    permission: 'audit.read',
    component: lazy(() => import('./recheck-page.tsx')),
  },
  {
    path: '/verifikasi/nota/$code',
    labelKey: 'decision:verify.title',
    component: lazy(() => import('./verify-note-page.tsx')),
  },
]
