import { CHECKS } from './checks.ts'

/** Prints the table of docs/psychometrics.md: every quantity, its largest difference, and the tolerance. */
console.log('| area | data set | quantity | values | largest difference | tolerance | program |')
console.log('|---|---|---|---|---|---|---|')
let failed = 0
for (const { area, set, quantity, peer, tolerance, measure } of CHECKS) {
  const { largest, n } = await measure()
  if (!(largest <= tolerance)) failed += 1
  const shown = largest === 0 ? '0' : largest.toExponential(1)
  const mark = largest <= tolerance ? '' : ' **over**'
  console.log(`| ${area} | ${set} | ${quantity} | ${n} | ${shown}${mark} | ${tolerance} | ${peer} |`)
}
process.exitCode = failed === 0 ? 0 : 1
