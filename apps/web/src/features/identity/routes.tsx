import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/pengguna',
    labelKey: 'identity:accounts.title',
    descriptionKey: 'identity:accounts.description',
    navGroup: 'management',
    navOrder: 10,
    permission: 'account.manage',
    component: lazy(() => import('./accounts-page.tsx')),
  },
  {
    path: '/pengguna/aktivasi',
    labelKey: 'identity:activation.title',
    descriptionKey: 'identity:activation.description',
    navGroup: 'management',
    navOrder: 12,
    permission: 'account.manage',
    component: lazy(() => import('./activation-page.tsx')),
  },
  { path: '/aktivasi', labelKey: 'identity:activate.title', component: lazy(() => import('./activate-page.tsx')) },
  { path: '/akun', labelKey: 'identity:profile.title', component: lazy(() => import('./profile-page.tsx')) },
]
