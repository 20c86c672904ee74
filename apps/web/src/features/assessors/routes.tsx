import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/registri-asesor',
    labelKey: 'assessors:list.title',
    descriptionKey: 'assessors:list.description',
    navGroup: 'assessment',
    navOrder: 27,
    permission: 'assessor.read',
    component: lazy(() => import('./assessor-list-page.tsx')),
  },
  {
    path: '/registri-asesor/$id',
    labelKey: 'assessors:record.title',
    permission: 'assessor.read',
    component: lazy(() => import('./assessor-page.tsx')),
  },
  {
    path: '/naskah-latihan',
    labelKey: 'assessors:cases.title',
    descriptionKey: 'assessors:cases.description',
    navGroup: 'assessment',
    navOrder: 28,
    permission: 'assessor.manage',
    component: lazy(() => import('./keepers/case-list-page.tsx')),
  },
  {
    path: '/naskah-latihan/$id',
    labelKey: 'assessors:cases.one',
    permission: 'assessor.manage',
    component: lazy(() => import('./keepers/case-key-page.tsx')),
  },
  {
    path: '/pelatihan-asesor',
    labelKey: 'assessors:training.title',
    descriptionKey: 'assessors:training.description',
    navGroup: 'assessment',
    navOrder: 29,
    permission: 'assessor.own',
    component: lazy(() => import('./training/training-page.tsx')),
  },
  {
    path: '/pelatihan-asesor/uji',
    labelKey: 'assessors:calibration.title',
    permission: 'assessor.own',
    component: lazy(() => import('./training/calibration-page.tsx')),
  },
  {
    path: '/pelatihan-asesor/$id',
    labelKey: 'assessors:training.one',
    permission: 'assessor.own',
    component: lazy(() => import('./training/training-case-page.tsx')),
  },
]
