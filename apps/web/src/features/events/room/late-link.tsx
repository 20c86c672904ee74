import type { RoomBoard } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Notice } from '../../../ui/notice.tsx'

/** Leads from the board to the answers that came after the time, where a person rules on them. */
export function LateLink({ eventId, board }: { eventId: string; board: RoomBoard }) {
  const { t } = useTranslation()
  const count = board.rows.filter(({ trouble }) => trouble === 'late').length
  if (count === 0) return null
  return (
    <Notice
      tone="info"
      action={
        <LinkButton to={`/kegiatan/${eventId}?bagian=susulan`} variant="default">
          {t('events:room.toLate')}
        </LinkButton>
      }
    >
      {t('events:room.lateCount', { count })}
    </Notice>
  )
}
