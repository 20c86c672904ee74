import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/pegawai',
    labelKey: 'pegawai:list.title',
    descriptionKey: 'pegawai:list.description',
    navGroup: 'data',
    navOrder: 10,
    permission: 'pegawai.read',
    component: lazy(() => import('./pegawai-list-page.tsx')),
  },
  {
    path: '/pegawai/$id',
    labelKey: 'pegawai:profile.title',
    permission: 'pegawai.read',
    component: lazy(() => import('./pegawai-page.tsx')),
  },
  {
    path: '/impor',
    labelKey: 'pegawai:import.title',
    descriptionKey: 'pegawai:import.description',
    navGroup: 'data',
    navOrder: 40,
    permission: 'pegawai.import',
    component: lazy(() => import('./import-page.tsx')),
  },
]
