import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  { path: '/akun', labelKey: 'identity:profile.title', component: lazy(() => import('./profile-page.tsx')) },
]
