import { spawnSync } from 'node:child_process'

const ITEM_TYPES = { '2pl': '2PL', grm: 'graded' } as const

/** mirt on the same file with its own defaults on 61 nodes from -6 to 6; R's start and the reading are not counted. */
const SCRIPT = `
suppressMessages(library(mirt))
args <- commandArgs(TRUE)
d <- read.csv(args[1], check.names = FALSE)[, -1]
t <- system.time(m <- mirt(d, 1, itemtype = args[2], quadpts = 61, technical = list(theta_lim = c(-6, 6)), verbose = FALSE))
cat("\\n", t[["elapsed"]], extract.mirt(m, "logLik"), "\\n")
`

/** Null where there is no R, or no mirt in it. */
export function runMirt(
  responses: string,
  model: keyof typeof ITEM_TYPES,
): { readonly seconds: number; readonly logLik: number } | null {
  const ran = spawnSync('Rscript', ['-e', SCRIPT, responses, ITEM_TYPES[model]], { encoding: 'utf8' })
  if (ran.status !== 0) return null
  const [seconds, logLik] = ran.stdout.trim().split('\n').at(-1)!.trim().split(' ').map(Number)
  return seconds! > 0 && Number.isFinite(logLik) ? { seconds: seconds!, logLik: logLik! } : null
}
