import { setLocked } from '../../lib/session-lock.ts'
import { useIdleLock } from '../../lib/use-idle-lock.ts'

const lock = () => setLocked(true)

/** Watches over a signed-in page; what follows from the lock is the lock screen's. */
export function IdleWatch() {
  useIdleLock(lock)
  return null
}
