import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/suksesi',
    labelKey: 'succession:list.title',
    descriptionKey: 'succession:list.description',
    navGroup: 'talent',
    navOrder: 30,
    permission: 'succession.read',
    component: lazy(() => import('./succession-page.tsx')),
  },
  {
    path: '/suksesi/isi',
    labelKey: 'succession:fill.title',
    permission: 'succession.edit',
    component: lazy(() => import('./fill-page.tsx')),
  },
  {
    path: '/suksesi/usulan/$id',
    labelKey: 'succession:run.title',
    permission: 'succession.read',
    component: lazy(() => import('./run-page.tsx')),
  },
  {
    path: '/suksesi/orang/$id',
    labelKey: 'succession:person.title',
    permission: 'succession.read',
    component: lazy(() => import('./person-page.tsx')),
  },
  {
    path: '/suksesi/$id',
    labelKey: 'succession:post.title',
    permission: 'succession.read',
    component: lazy(() => import('./post-page.tsx')),
  },
]
