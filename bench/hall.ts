import { once } from 'node:events'
import { join } from 'node:path'
import { connect } from '../apps/server/src/db/connect.ts'
import { openDatabase } from '../apps/server/src/db/database.ts'
import { migrate } from '../apps/server/src/db/migrate.ts'
import { createHallClient } from '../apps/server/src/demo/hall-client.ts'
import { startThread } from '../apps/server/src/jobs/start-thread.ts'
import { furnishHall } from '../drill/stage/furnish-hall.ts'
import { type ServerProcess, startServer } from '../drill/stage/server-process.ts'
import type { ServerWatch } from '../drill/stage/watch-server.ts'
import { upsertRate } from './answers.ts'
import type { BenchContext } from './context.ts'
import type { HallCaller, HallReport, HallTask } from './hall-callers.ts'
import { type Line, percentile } from './measure.ts'

const PEOPLE = 3000
const ACTIVE = 1000
const ITEMS = 30
const SECRET = 'rahasia-untuk-mengukur-saja-0123456789'
const SIGN_IN_TOGETHER = 100
const START_BUDGET_MS = 1500
const SAVE_BUDGET_MS = 150
const NEWS_BUDGET_MS = 2000
const TURN_BUDGET_MS = 50
const EVERY_MS = 15_000
const LASTING_MS = 30_000
const RUSH_MS = 5000
const MEGABYTE = 1024 * 1024
/** The whole process. */
const SERVER_LIMIT_MB = 1024

/**
 * Three thousand people sign in, press start within one second, and save an answer every 15 s, then one after another
 * without a pause; against `count` servers in processes of their own, on one PostgreSQL. Callers, servers and PostgreSQL
 * share the same cores.
 */
export async function benchHall({ connectionString, folder }: BenchContext, count: number): Promise<Line[]> {
  const bare = await upsertRate(connectionString)
  return measureHall(connectionString, folder, count, bare)
}

async function measureHall(connectionString: string, folder: string, count: number, bare: number): Promise<Line[]> {
  const databaseUrl = await createDatabase(connectionString, `hall_${count}`)
  await migrate(databaseUrl)
  const database = openDatabase(databaseUrl, { maxConnections: 2 })
  const hall = await furnishHall(database, Buffer.from(SECRET), { people: PEOPLE, items: ITEMS })
  await database.close()
  const servers: ServerProcess[] = []
  try {
    for (let n = 0; n < count; n += 1) {
      servers.push(
        await startServer({
          ...{ databaseUrl, secret: SECRET, dataFolder: join(folder, `hall-${count}-${n}`) },
          preload: join(import.meta.dirname, '../drill/stage/watch-server.ts'),
        }),
      )
    }
    const callers = hall.people.map(
      ({ nip, pin, attemptId }, index): HallCaller => ({ nip, pin, attemptId, port: servers[index % count]!.port }),
    )
    const worker = startThread(new URL('./hall-callers.ts', import.meta.url), { workerData: callers })
    const ask = async (task: HallTask) => {
      worker.postMessage(task)
      return ((await once(worker, 'message')) as [HallReport])[0]
    }
    const before = await watch(servers)
    const signIn = await ask({ what: 'sign in', together: SIGN_IN_TOGETHER })
    const duringSignIn = await watch(servers)
    const start = await ask({ what: 'start', within: 1000 })
    const duringStart = await watch(servers)
    const listen = await ask({ what: 'listen', within: 1000 })
    const committee = createHallClient(`http://127.0.0.1:${servers[0]!.port}`)
    await committee.post('/api/session', hall.committee)
    await watch(servers)
    const since = Date.now()
    const order = { action: 'extend', target: { kind: 'event' }, minutes: 5, reason: 'Ukuran' }
    const [hear] = await Promise.all([
      ask({ what: 'hear', since, patience: 10_000 }),
      committee.post(`/api/events/${hall.eventId}/time`, order),
    ])
    const duringNews = await watch(servers)
    const active = await ask({ what: 'save', people: ACTIVE, every: EVERY_MS, lasting: LASTING_MS })
    const duringActive = await watch(servers)
    const all = await ask({ what: 'save', people: PEOPLE, every: EVERY_MS, lasting: LASTING_MS })
    const duringAll = await watch(servers)
    const rush = await ask({ what: 'save', people: PEOPLE, every: 0, lasting: RUSH_MS })
    const after = await watch(servers)
    worker.postMessage('end')
    await once(worker, 'exit')
    const at = count === 1 ? 'one server' : `${count} servers`
    const rate = rush.taken.length / rush.seconds
    // While all save at a hall's pace; what the rush adds is the process's own and does not grow with people.
    const memory = (sum(duringAll) - sum(before)) / PEOPLE / 1024
    const largest = Math.max(...after.map(({ memory }) => memory)) / MEGABYTE
    return [
      timesOf(`${PEOPLE} sign-ins, ${SIGN_IN_TOGETHER} at a time, ${at}`, signIn, START_BUDGET_MS),
      turnOf(`longest turn while signing in, ${at}`, duringSignIn),
      timesOf(`${PEOPLE} starts within 1 s, ${at}`, start, START_BUDGET_MS),
      turnOf(`longest turn while starting, ${at}`, duringStart),
      timesOf(`${PEOPLE} pages begin to listen, ${at}`, listen, START_BUDGET_MS),
      timesOf(`extra time told to ${PEOPLE} pages, ${at}`, hear, NEWS_BUDGET_MS, 1),
      turnOf(`longest turn while telling, ${at}`, duringNews),
      timesOf(`${ACTIVE} saving every 15 s, ${at}`, active, SAVE_BUDGET_MS, 0.99),
      turnOf(`longest turn while they save, ${at}`, duringActive),
      timesOf(`${PEOPLE} saving every 15 s, ${at}`, all, SAVE_BUDGET_MS, 0.99),
      turnOf(`longest turn while all save, ${at}`, duringAll),
      {
        name: `saves of ${PEOPLE} without a pause, ${at}`,
        figure: `${rate.toFixed(0)} /s`,
        against: `half of ${bare.toFixed(0)} bare upserts /s, ${rush.errors.length} errors`,
        ratio: rush.errors.length > 0 ? Number.POSITIVE_INFINITY : bare / 2 / rate,
      },
      {
        name: `memory for each person, ${at}`,
        figure: `${memory.toFixed(0)} kB`,
        against: 'limit 200 kB',
        ratio: memory / 200,
      },
      {
        name: `memory of the largest server after that, ${at}`,
        figure: `${largest.toFixed(0)} MB`,
        against: `limit ${SERVER_LIMIT_MB} MB`,
        ratio: largest / SERVER_LIMIT_MB,
      },
    ]
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

async function createDatabase(connectionString: string, name: string): Promise<string> {
  const client = await connect(connectionString)
  await client.query(`create database ${name}`).finally(() => client.end())
  const url = new URL(connectionString)
  url.pathname = `/${name}`
  return url.href
}

function watch(servers: readonly ServerProcess[]): Promise<ServerWatch[]> {
  return Promise.all(
    servers.map(async ({ child }) => {
      child.send('watch')
      return ((await once(child, 'message')) as [ServerWatch])[0]
    }),
  )
}

const sum = (watches: readonly ServerWatch[]) => watches.reduce((total, { memory }) => total + memory, 0)

/** Errors count as over every budget. */
function timesOf(name: string, { taken, errors }: HallReport, budget: number, share = 0.95): Line {
  const sorted = taken.toSorted((one, other) => one - other)
  const at = (one: number) => percentile(sorted, one) ?? Number.POSITIVE_INFINITY
  const figures = [0.5, 0.95, share === 1 ? 1 : 0.99].map((one) => at(one).toFixed(0))
  if (errors.length > 0) console.error(`${name}: ${errors.length} errors, first: ${errors[0]}`)
  return {
    name,
    figure: `${figures.join('/')} ms`,
    against: `${share === 1 ? 'last' : `p${100 * share}`} under ${budget} ms, ${errors.length} errors`,
    ratio: errors.length > 0 ? Number.POSITIVE_INFINITY : at(share) / budget,
  }
}

function turnOf(name: string, watches: readonly ServerWatch[]): Line {
  const longest = Math.max(...watches.map(({ longestTurn }) => longestTurn))
  return {
    name,
    figure: `${longest.toFixed(0)} ms`,
    against: `limit ${TURN_BUDGET_MS} ms`,
    ratio: longest / TURN_BUDGET_MS,
  }
}
