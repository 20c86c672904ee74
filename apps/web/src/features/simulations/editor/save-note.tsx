import { useTranslation } from 'react-i18next'
import { formatTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import type { SaveState } from './use-autosave.ts'

/** One quiet line: whether what is written is stored. */
export function SaveNote({ state }: { state: SaveState }) {
  const { t } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const text =
    state.kind === 'saved'
      ? t('simulation:save.saved', { time: formatTime(state.at, zone) })
      : t(`simulation:save.${state.kind}`)
  return (
    <p role="status" style={{ margin: 0 }}>
      {text}
    </p>
  )
}
