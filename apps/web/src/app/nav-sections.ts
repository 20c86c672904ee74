import type { Session } from '@petakom/contract'
import { type FeatureRoute, NAV_GROUPS, type NavGroup } from '../lib/feature-route.ts'
import { featureRoutes } from './feature-routes.ts'

export interface NavSection {
  readonly group: NavGroup
  readonly routes: readonly FeatureRoute[]
}

/** The sections of the navigation with the pages that the person's roles open. */
export function navigationFor({ actor }: Session): NavSection[] {
  const open = featureRoutes.filter(({ permission }) => !permission || actor.permissions.includes(permission))
  return NAV_GROUPS.map((group) => ({
    group,
    routes: open
      .filter(({ navGroup }) => navGroup === group)
      .toSorted((one, other) => (one.navOrder ?? 50) - (other.navOrder ?? 50)),
  })).filter(({ routes }) => routes.length > 0)
}
