import { parseArgs } from 'node:util'
import { runDrill } from './drill.ts'
import { tableOf } from './tally.ts'

const USAGE = `npm run drill -- [options]

Injects faults into a real PostgreSQL and real server processes in a temporary folder while simulated participants
answer, then compares every receipt with the database. Ends with 1 when an acknowledged answer is lost or doubled.

  --faults N     how many faults (10000)
  --seats N      people at their computers at the same time (100)
  --servers N    server processes on one PostgreSQL (2)
  --seed N       the same faults for the same people (1)
  --cut-scale X  a network cut of 5 minutes lasts X times that (0.02, which is 6 s)
  --no-disk      leave out the full disk`

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '10000' },
    seats: { type: 'string', default: '100' },
    servers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    'cut-scale': { type: 'string', default: '0.02' },
    'no-disk': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else {
  const cutScale = Number(values['cut-scale'])
  const { tallies, verdicts, seconds, wasDiskFilled } = await runDrill({
    faults: Number(values.faults),
    seed: Number(values.seed),
    seats: Number(values.seats),
    servers: Number(values.servers),
    cutScale,
    withDisk: !values['no-disk'],
    say: (text) => console.error(text),
  })
  const sum = (key: 'attempts' | 'stored' | 'receipts') => verdicts.reduce((total, verdict) => total + verdict[key], 0)
  console.log(tableOf(tallies))
  console.log(`
${sum('receipts')} receipts and ${sum('stored')} stored answers of ${sum('attempts')} attempts compared, in ${seconds.toFixed(0)} s.
A network cut of 5 min lasted ${(300 * cutScale).toFixed(1)} s (scale ${cutScale}); the pauses between tries were not scaled.
${wasDiskFilled ? 'The disk was a small one of its own.' : 'The full disk was left out: this user may not mount, or --no-disk.'}`)
  const faults = [...verdicts.flatMap((verdict) => verdict.faults), ...tallies.complaints]
  for (const fault of faults.slice(0, 50)) console.log(`FAULT ${fault}`)
  if (faults.length > 50) console.log(`and ${faults.length - 50} more`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
