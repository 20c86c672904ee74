import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/kuesioner',
    labelKey: 'multirater:own.title',
    descriptionKey: 'multirater:own.description',
    navGroup: 'main',
    navOrder: 30,
    permission: 'career.own',
    component: lazy(() => import('./own-page.tsx')),
  },
  {
    path: '/kuesioner/$id',
    labelKey: 'multirater:form.title',
    permission: 'career.own',
    component: lazy(() => import('./form-page.tsx')),
  },
  {
    path: '/kuesioner/hasil/$id',
    labelKey: 'multirater:result.title',
    permission: 'career.own',
    component: lazy(() => import('./own-result-page.tsx')),
  },
  {
    path: '/kegiatan/$id/kuesioner',
    labelKey: 'multirater:rounds.title',
    permission: 'centre.read',
    component: lazy(() => import('./rounds-page.tsx')),
  },
  {
    path: '/kegiatan/$id/kuesioner/$round',
    labelKey: 'multirater:round.title',
    permission: 'centre.read',
    component: lazy(() => import('./round-page.tsx')),
  },
  {
    path: '/kegiatan/$id/kuesioner/$round/$participant',
    labelKey: 'multirater:result.title',
    permission: 'result.read',
    component: lazy(() => import('./result-page.tsx')),
  },
]
