import type { CalibrationItem } from '@petakom/contract'
import { useTranslation } from 'react-i18next'

/** The findings in sentences, the most frequent first; nothing where every item behaves. */
export function FlagSummary({ rows }: { rows: readonly Pick<CalibrationItem, 'flags' | 'code'>[] }) {
  const { t } = useTranslation()
  const counts = new Map<string, string[]>()
  for (const { flags, code } of rows) for (const flag of flags) counts.set(flag, [...(counts.get(flag) ?? []), code])
  if (counts.size === 0) return <p>{t('calibration:flags.none')}</p>
  return (
    <section aria-label={t('calibration:flags.title')}>
      <h2>{t('calibration:flags.title')}</h2>
      <ul>
        {[...counts]
          .sort(([, one], [, other]) => other.length - one.length)
          .map(([flag, codes]) => (
            <li key={flag}>
              <strong>{t(`calibration:flag.${flag}`)}</strong>: {codes.join(', ')}. {t(`calibration:flagHint.${flag}`)}
            </li>
          ))}
      </ul>
    </section>
  )
}
