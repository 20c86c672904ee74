import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/pusat-penilaian',
    labelKey: 'centres:list.title',
    descriptionKey: 'centres:list.description',
    navGroup: 'assessment',
    navOrder: 14,
    permission: 'centre.read',
    component: lazy(() => import('./centre-list-page.tsx')),
  },
  {
    path: '/pusat-penilaian/baru',
    labelKey: 'centres:form.title',
    permission: 'centre.edit',
    component: lazy(() => import('./centre-form-page.tsx')),
  },
  {
    path: '/pusat-penilaian/$id',
    labelKey: 'centres:list.title',
    permission: 'centre.read',
    component: lazy(() => import('./centre-page.tsx')),
  },
  {
    path: '/kegiatan/$id/pusat-penilaian',
    labelKey: 'centres:list.title',
    permission: 'centre.read',
    component: lazy(() => import('./event-centre-page.tsx')),
  },
  {
    path: '/hubungan-saya',
    labelKey: 'centres:own.title',
    descriptionKey: 'centres:own.description',
    navGroup: 'assessment',
    navOrder: 27,
    permission: 'assessor.own',
    component: lazy(() => import('./own-ties-page.tsx')),
  },
]
