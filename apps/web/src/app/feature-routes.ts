import type { FeatureRoute } from '../lib/feature-route.ts'

const modules = import.meta.glob<{ routes: FeatureRoute[] }>('../features/*/routes.tsx', { eager: true })

/** Every page that a feature offers; a feature is found by its routes.tsx. */
export const featureRoutes: readonly FeatureRoute[] = Object.values(modules).flatMap(({ routes }) => routes)
