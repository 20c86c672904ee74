import type { WashupCellView } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import classes from './washup.module.css'

/** What is to be done about a cell, in words; nothing where all gave one level. */
export function CellState({ cell: { state, level, spread } }: { cell: WashupCellView }) {
  const { t } = useTranslation()
  if (state === 'same' || state === 'alone') return null
  return (
    <span className={classes.mark} data-tone={state === 'agreed' ? 'done' : 'warn'}>
      {t(`washup:cellState.${state}`, { level, spread })}
    </span>
  )
}
