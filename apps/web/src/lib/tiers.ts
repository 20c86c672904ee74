import { TIERS, tierName } from '@petakom/domain'

/** Tiers as options of a filter, in the order of the standard. */
export const TIER_OPTIONS = TIERS.map((tier) => ({ value: tier, label: tierName(tier) }))
