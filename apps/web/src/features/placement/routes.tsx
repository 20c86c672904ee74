import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'
import { decisionRoutes } from './decisions/decision-routes.tsx'

export const routes: FeatureRoute[] = [
  {
    path: '/penempatan',
    labelKey: 'placement:list.title',
    descriptionKey: 'placement:list.description',
    navGroup: 'talent',
    navOrder: 40,
    permission: 'placement.read',
    component: lazy(() => import('./rounds/round-list-page.tsx')),
  },
  {
    path: '/penempatan/baru',
    labelKey: 'placement:form.title',
    permission: 'placement.edit',
    component: lazy(() => import('./rounds/round-form-page.tsx')),
  },
  {
    path: '/penempatan/$id',
    labelKey: 'placement:round.name',
    permission: 'placement.read',
    component: lazy(() => import('./rounds/round-page.tsx')),
  },
  {
    path: '/penempatan/$id/banding',
    labelKey: 'placement:compare.title',
    permission: 'placement.read',
    component: lazy(() => import('./compare/compare-page.tsx')),
  },
  {
    path: '/penempatan/rencana/$id',
    labelKey: 'placement:plan.name',
    permission: 'placement.read',
    component: lazy(() => import('./plans/plan-page.tsx')),
  },
  ...decisionRoutes,
]
