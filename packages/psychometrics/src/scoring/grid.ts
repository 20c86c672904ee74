const NODES = 61
const REACH = 6

/** 61 equally spaced abilities on -6 to 6 logits. */
export const GRID: Float64Array = Float64Array.from({ length: NODES }, (_, i) => -REACH + (2 * REACH * i) / (NODES - 1))

/** Log weights of N(0, 1) on the grid, normalised to sum to 1. */
export const LOG_PRIOR: Float64Array = (() => {
  const density = GRID.map((theta) => Math.exp(-(theta ** 2) / 2))
  const total = density.reduce((sum, value) => sum + value, 0)
  return density.map((value) => Math.log(value / total))
})()
