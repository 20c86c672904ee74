import { useSettings } from '../settings.tsx'

interface LimitHintProps {
  readonly least: number
  readonly most: number
  readonly chosen: number
  readonly hint: string
}

/** How many may be chosen, and how many are. */
export function LimitHint({ least, most, chosen, hint }: LimitHintProps) {
  const { t } = useSettings()
  const limits = least === most ? t('answer.exactly', { most }) : t('answer.between', { least, most })
  return (
    <p className="hint">
      {hint} {limits} <span role="status">{t('answer.chosen', { count: chosen })}</span>
    </p>
  )
}
