import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/penilaian-uraian',
    labelKey: 'rating:list.title',
    descriptionKey: 'rating:list.description',
    navGroup: 'assessment',
    navOrder: 22,
    permission: 'rating.read',
    component: lazy(() => import('./rating-list-page.tsx')),
  },
  {
    path: '/penilaian-uraian/$eventId/$itemId',
    labelKey: 'rating:tasks.title',
    permission: 'rating.rate',
    component: lazy(() => import('./task-list-page.tsx')),
  },
  {
    path: '/penilaian-uraian/$id',
    labelKey: 'rating:task.title',
    permission: 'rating.rate',
    component: lazy(() => import('./task-page.tsx')),
  },
]
