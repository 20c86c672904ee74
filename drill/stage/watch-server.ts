import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What a watched server process tells of itself. */
export interface ServerWatch {
  /** Longest and 99th percentile turn of the event loop since the last question, milliseconds. */
  readonly longestTurn: number
  readonly p99Turn: number
  /** Memory of the whole process, bytes. */
  readonly memory: number
}

const RESOLUTION_MS = 5

/** Loaded before the server in its own process; replies to `watch` over the channel to its parent. */
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delay.enable()
process.on('message', (message) => {
  if (message !== 'watch') return
  const watch: ServerWatch = {
    longestTurn: delay.max / 1e6,
    p99Turn: delay.percentile(99) / 1e6,
    memory: process.memoryUsage.rss(),
  }
  delay.reset()
  process.send!(watch)
})
// The channel alone keeps no server running.
process.channel?.unref()
