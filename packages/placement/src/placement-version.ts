/** Raised with anything that changes which plan is found: a stored plan names the version that made it. */
export const PLACEMENT_VERSION = '2026.1'
