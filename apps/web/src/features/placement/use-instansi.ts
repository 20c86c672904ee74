import { formatDateTime, type Timezone } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'

/** How the instansi writes an instant, and whether its people exist. */
export function useInstansi(): { isSynthetic: boolean; writeInstant: (instant: string) => string } {
  const instansi = useSession()?.instansi
  const zone: Timezone = instansi?.timezone ?? 'Asia/Jakarta'
  return { isSynthetic: instansi?.isSynthetic ?? false, writeInstant: (instant) => formatDateTime(instant, zone) }
}
