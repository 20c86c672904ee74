import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/lembar-pengamatan',
    labelKey: 'sheets:list.title',
    descriptionKey: 'sheets:list.description',
    navGroup: 'assessment',
    navOrder: 26,
    permission: 'sheet.read',
    component: lazy(() => import('./sheet-list-page.tsx')),
  },
  {
    path: '/lembar-pengamatan/impor',
    labelKey: 'sheets:import.title',
    permission: 'sheet.edit',
    component: lazy(() => import('./sheet-import-page.tsx')),
  },
  {
    path: '/lembar-pengamatan/$id',
    labelKey: 'sheets:view.title',
    permission: 'sheet.read',
    component: lazy(() => import('./sheet-page.tsx')),
  },
  {
    path: '/lembar-pengamatan/$id/ubah',
    labelKey: 'sheets:edit.title',
    permission: 'sheet.edit',
    component: lazy(() => import('./sheet-edit-page.tsx')),
  },
]
