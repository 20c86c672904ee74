import type { Check } from './check.ts'
import { CHECKS } from './checks.ts'

interface Row {
  readonly check: Check
  readonly largest: number
  readonly n: number
}

const shown = (value: number) => (value === 0 ? '0' : value.toExponential(2))
const over = ({ check, largest }: Row) => !(largest <= check.tolerance)

/** Every quantity of every set, its largest difference and the tolerance. */
function printAll(rows: readonly Row[]): void {
  console.log('| area | data set | quantity | values | largest difference | tolerance | program |')
  console.log('|---|---|---|---|---|---|---|')
  for (const row of rows) {
    const { area, set, quantity, tolerance, peer } = row.check
    const mark = over(row) ? ' **over**' : ''
    console.log(`| ${area} | ${set} | ${quantity} | ${row.n} | ${shown(row.largest)}${mark} | ${tolerance} | ${peer} |`)
  }
}

/** One line a quantity: the set in which it uses up most of its tolerance. */
function printSummary(rows: readonly Row[]): void {
  console.log('| area | quantity | sets | values | largest difference | in | tolerance |')
  console.log('|---|---|---|---|---|---|---|')
  for (const group of Map.groupBy(rows, ({ check }) => `${check.area} | ${check.quantity}`).values()) {
    const use = ({ check, largest }: Row) => largest / check.tolerance
    const worst = group.reduce((most, row) => (use(row) > use(most) ? row : most))
    const values = group.reduce((sum, { n }) => sum + n, 0)
    const { area, quantity, set, tolerance } = worst.check
    const mark = over(worst) ? ' **over**' : ''
    const largest = `${shown(worst.largest)}${mark}`
    console.log(`| ${area} | ${quantity} | ${group.length} | ${values} | ${largest} | ${set} | ${tolerance} |`)
  }
}

const rows: Row[] = []
for (const check of CHECKS) rows.push({ check, ...(await check.measure()) })
if (process.argv.includes('--summary')) printSummary(rows)
else printAll(rows)
process.exitCode = rows.some(over) ? 1 : 0
