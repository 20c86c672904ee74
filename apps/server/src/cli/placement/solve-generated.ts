import { checksumOf, type GeneratorSettings, generatePairs, solvePlan, sumPlan, verifyPlan } from '@petakom/placement'

export function solveGenerated(settings: GeneratorSettings) {
  const pairs = generatePairs(settings)
  const checksum = checksumOf(pairs)
  const began = performance.now()
  const plan = solvePlan(pairs)
  const seconds = (performance.now() - began) / 1000
  return {
    checksum,
    ...sumPlan(pairs, plan),
    certified: verifyPlan(pairs, plan) === null,
    seconds,
    // maxRSS is in kilobytes.
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
  }
}
