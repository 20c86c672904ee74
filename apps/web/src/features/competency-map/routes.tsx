import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/peta',
    labelKey: 'competency-map:units.title',
    descriptionKey: 'competency-map:units.description',
    navGroup: 'talent',
    navOrder: 10,
    permission: 'map.read',
    component: lazy(() => import('./unit-map-page.tsx')),
  },
  {
    path: '/peta/unit/$id',
    labelKey: 'competency-map:people.title',
    permission: 'map.person',
    component: lazy(() => import('./map-people-page.tsx')),
  },
  {
    path: '/peta/pegawai/$id',
    labelKey: 'competency-map:person.title',
    permission: 'map.person',
    component: lazy(() => import('./person-map-page.tsx')),
  },
]
