import type { getMethods, ResponseOf } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { errorWord } from './method-words.ts'

type Methods = ResponseOf<typeof getMethods>

/** Where the figures come from, how sure they are, and who changed them last. */
export function RateSources(props: Pick<Methods, 'costs' | 'errors' | 'measured'> & { isMeasured: boolean }) {
  const { t } = useTranslation()
  const { costs, errors, measured, isMeasured } = props
  const told = ({ content, changes }: Methods['costs'] | Methods['errors']) =>
    t('methods:rates.source', {
      version: formatNumber(content.version),
      day: formatDate(content.validFrom),
      source: content.source,
      confidence: t(`methods:rates.confidence.${content.confidence}`),
      by: changes[0] ? t('methods:rates.by', { name: changes[0].madeByName, reason: changes[0].reason }) : '',
    })
  return (
    <section>
      <h2>{t('methods:rates.title')}</h2>
      <p>
        <strong>{t('methods:rates.costs')}</strong> {told(costs)}
      </p>
      <p>
        <strong>{t('methods:rates.errors')}</strong> {told(errors)}
      </p>
      {measured ? (
        <p>
          {t(isMeasured ? 'methods:rates.measuredUsed' : 'methods:rates.measured', {
            event: measured.eventName,
            people: formatNumber(measured.people),
            minutes: formatNumber(measured.testMinutes),
            error: errorWord(measured.standardError),
          })}
        </p>
      ) : null}
      <p>{t('methods:rates.assumes')}</p>
    </section>
  )
}
