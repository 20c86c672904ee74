import { lazy } from 'react'
import type { FeatureRoute } from '../../lib/feature-route.ts'

export const routes: FeatureRoute[] = [
  {
    path: '/kegiatan/$id/hasil',
    labelKey: 'results:list.title',
    permission: 'result.read',
    component: lazy(() => import('./result-list-page.tsx')),
  },
  {
    path: '/kegiatan/$id/laporan',
    labelKey: 'eventReport:title',
    permission: 'result.read',
    component: lazy(() => import('./event-report/event-report-page.tsx')),
  },
  {
    path: '/kegiatan/$id/mutu',
    labelKey: 'quality:page.title',
    permission: 'result.read',
    component: lazy(() => import('./quality/event-quality-page.tsx')),
  },
  {
    path: '/hasil/$id',
    labelKey: 'results:report.title',
    permission: 'report.read',
    component: lazy(() => import('./report-page.tsx')),
  },
  {
    path: '/resep-gabungan',
    labelKey: 'combining:page.title',
    descriptionKey: 'combining:page.description',
    navGroup: 'management',
    navOrder: 71,
    permission: 'setting.read',
    component: lazy(() => import('./combining/combining-page.tsx')),
  },
  {
    path: '/hasil/$id/umpan-balik',
    labelKey: 'results:report.debriefs',
    permission: 'report.read',
    component: lazy(() => import('./debriefs/debrief-page.tsx')),
  },
  {
    path: '/umpan-balik-saya',
    labelKey: 'debriefs:own.title',
    descriptionKey: 'debriefs:own.description',
    navGroup: 'main',
    navOrder: 21,
    permission: 'career.own',
    component: lazy(() => import('./debriefs/own-debriefs-page.tsx')),
  },
  { path: '/verifikasi/$code', labelKey: 'results:verify.title', component: lazy(() => import('./verify-page.tsx')) },
]
