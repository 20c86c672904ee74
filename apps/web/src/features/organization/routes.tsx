import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/unit',
    labelKey: 'organization:units.title',
    descriptionKey: 'organization:units.description',
    navGroup: 'data',
    navOrder: 20,
    permission: 'organization.read',
    component: lazy(() => import('./units-page.tsx')),
  },
  {
    path: '/jabatan',
    labelKey: 'organization:posts.title',
    descriptionKey: 'organization:posts.description',
    navGroup: 'data',
    navOrder: 30,
    permission: 'organization.read',
    component: lazy(() => import('./jabatan-list-page.tsx')),
  },
  {
    path: '/jabatan/$id',
    labelKey: 'organization:post.title',
    permission: 'organization.read',
    component: lazy(() => import('./jabatan-page.tsx')),
  },
]
