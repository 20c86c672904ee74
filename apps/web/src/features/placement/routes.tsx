import type { FeatureRoute } from '../../lib/feature-route.ts'
import { decisionRoutes } from './decisions/decision-routes.tsx'

export const routes: FeatureRoute[] = [...decisionRoutes]
