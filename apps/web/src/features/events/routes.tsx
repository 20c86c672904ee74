import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/kegiatan',
    labelKey: 'events:list.title',
    descriptionKey: 'events:list.description',
    navGroup: 'assessment',
    navOrder: 10,
    permission: 'event.read',
    component: lazy(() => import('./event-list-page.tsx')),
  },
  {
    path: '/kegiatan/baru',
    labelKey: 'events:form.title',
    permission: 'event.edit',
    component: lazy(() => import('./event-form-page.tsx')),
  },
  {
    path: '/kegiatan/$id',
    labelKey: 'events:list.title',
    permission: 'event.read',
    component: lazy(() => import('./event-page.tsx')),
  },
  {
    path: '/papan/$token',
    labelKey: 'events:board.title',
    component: lazy(() => import('./room/public-board-page.tsx')),
  },
  {
    path: '/kegiatan/$id/ubah',
    labelKey: 'events:form.editTitle',
    permission: 'event.edit',
    component: lazy(() => import('./event-edit-page.tsx')),
  },
]
