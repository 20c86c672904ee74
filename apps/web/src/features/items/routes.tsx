import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/bank-soal',
    labelKey: 'items:list.title',
    descriptionKey: 'items:list.description',
    navGroup: 'assessment',
    navOrder: 20,
    permission: 'item.read',
    component: lazy(() => import('./item-list-page.tsx')),
  },
  {
    path: '/bank-soal/baru',
    labelKey: 'items:form.newTitle',
    permission: 'item.edit',
    component: lazy(() => import('./item-new-page.tsx')),
  },
  {
    path: '/bank-soal/penelaah',
    labelKey: 'bank:reviewers.title',
    permission: 'item.review',
    component: lazy(() => import('./review/reviewers-page.tsx')),
  },
  {
    path: '/bank-soal/log',
    labelKey: 'bank:looks.title',
    descriptionKey: 'bank:looks.description',
    navGroup: 'assessment',
    navOrder: 27,
    permission: 'item.log',
    component: lazy(() => import('./looks/looks-page.tsx')),
  },
  {
    path: '/kalibrasi',
    labelKey: 'calibration:list.title',
    descriptionKey: 'calibration:list.description',
    navGroup: 'assessment',
    navOrder: 25,
    permission: 'calibration.read',
    component: lazy(() => import('./calibration/calibration-list-page.tsx')),
  },
  {
    path: '/uji-coba',
    labelKey: 'pilots:title',
    descriptionKey: 'pilots:description',
    navGroup: 'assessment',
    navOrder: 24,
    permission: 'calibration.read',
    component: lazy(() => import('./pilots/pilots-page.tsx')),
  },
  {
    path: '/kalibrasi/$id',
    labelKey: 'calibration:page.name',
    permission: 'calibration.read',
    component: lazy(() => import('./calibration/calibration-page.tsx')),
  },
  {
    path: '/bank-soal/$id/ubah',
    labelKey: 'items:form.revise',
    permission: 'item.edit',
    component: lazy(() => import('./item-edit-page.tsx')),
  },
  {
    path: '/bank-soal/$id',
    labelKey: 'items:item.title',
    permission: 'item.read',
    component: lazy(() => import('./item-page.tsx')),
  },
]
