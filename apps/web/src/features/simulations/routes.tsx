import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/simulasi',
    labelKey: 'simulation:list.title',
    descriptionKey: 'simulation:list.description',
    navGroup: 'assessment',
    navOrder: 22,
    permission: 'simulation.read',
    component: lazy(() => import('./bank/simulation-list-page.tsx')),
  },
  {
    path: '/simulasi/impor',
    labelKey: 'simulation:import.title',
    permission: 'simulation.edit',
    component: lazy(() => import('./bank/import-page.tsx')),
  },
  {
    path: '/simulasi/banding',
    labelKey: 'simulation:compare.title',
    permission: 'simulation.edit',
    component: lazy(() => import('./compare/compare-page.tsx')),
  },
  {
    path: '/simulasi/draf/$id',
    labelKey: 'simulation:editor.title',
    permission: 'simulation.edit',
    component: lazy(() => import('./editor/editor-page.tsx')),
  },
  {
    path: '/hasil/$id/simulasi',
    labelKey: 'simulation:score.title',
    permission: 'result.read',
    component: lazy(() => import('./score/score-page.tsx')),
  },
  {
    path: '/simulasi/$id',
    labelKey: 'simulation:view.title',
    permission: 'simulation.read',
    component: lazy(() => import('./bank/simulation-page.tsx')),
  },
]
