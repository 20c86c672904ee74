import { formatDateTime, formatTime, type Timezone } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'

/** How the instansi writes an instant: with its day, and the time alone. */
export function useInstant() {
  const zone: Timezone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  return {
    full: (instant: string) => formatDateTime(instant, zone),
    time: (instant: string) => formatTime(instant, zone),
  }
}
