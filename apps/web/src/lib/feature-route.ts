import type { Permission } from '@petakom/domain'
import type { ComponentType, LazyExoticComponent } from 'react'

/** Sections of the left navigation, in this order. Labels: `common:nav.group.<name>`. */
export const NAV_GROUPS = ['main', 'assessment', 'talent', 'data', 'management'] as const
export type NavGroup = (typeof NAV_GROUPS)[number]

/**
 * A page that a feature offers. `src/features/<name>/routes.tsx` exports `routes: FeatureRoute[]` and is found by
 * itself; paths are Indonesian and take `$name` parameters. Without `navGroup` the page is only reached by links.
 */
export interface FeatureRoute {
  readonly path: string
  readonly labelKey: string
  /** One sentence for the start page. */
  readonly descriptionKey?: string
  readonly navGroup?: NavGroup
  /** Ascending within the group; default 50. */
  readonly navOrder?: number
  /** Without it, every signed-in person may open the page. */
  readonly permission?: Permission
  readonly component: LazyExoticComponent<ComponentType>
}
