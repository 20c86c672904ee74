import type { RoomRow } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../../ui/glyph.tsx'
import classes from './seat-state.module.css'

/** The state of a seat in words; what needs a person bears a sign and stands first. */
export function SeatState({ row }: { row: RoomRow }) {
  const { t } = useTranslation()
  const signs = [
    row.isExcluded ? t('events:room.excluded') : null,
    row.trouble ? t(`events:room.${row.trouble}`) : null,
    row.incidents > 0 ? t('events:room.incidentCount', { count: row.incidents }) : null,
    row.extraMinutes > 0 ? t('events:room.extra', { minutes: row.extraMinutes }) : null,
  ].filter((sign) => sign !== null)
  return (
    <span className={classes.state}>
      {row.trouble || row.isExcluded ? <Glyph name="warning" /> : null}
      <span>
        {row.state ? t(`events:room.${row.state}`) : '–'}
        {signs.length > 0 ? <small className={classes.signs}>{signs.join(' · ')}</small> : null}
      </span>
    </span>
  )
}
