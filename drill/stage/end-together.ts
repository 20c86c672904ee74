type End = () => void

const ends = new Set<End>()

process.once('exit', () => {
  for (const end of ends) end()
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

/** What must not outlive this process, however it ends but for SIGKILL. Returns how to take it back. */
export function endTogether(end: End): () => void {
  ends.add(end)
  return () => void ends.delete(end)
}

/** For an end: a process that is gone already is no failure. */
export function killQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {}
}
