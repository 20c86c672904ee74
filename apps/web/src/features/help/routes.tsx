import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  { path: '/bantuan', labelKey: 'help:title', component: lazy(() => import('./help-page.tsx')) },
  { path: '/bantuan/istilah', labelKey: 'help:glossary', component: lazy(() => import('./glossary-page.tsx')) },
]
