import type { Observation } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { QuoteList } from './quote-list.tsx'

/** Evidence of behaviour: competency by competency, exercise by exercise, in the assessors' words. */
export function ObservationList({ observations }: { observations: readonly Observation[] }) {
  const { t, i18n } = useTranslation()
  const groups = [...Map.groupBy(observations, ({ competency }) => competency).values()]
  return (
    <>
      <p>{t('results:observed.lead')}</p>
      {groups.map((own) => (
        <section key={own[0]!.competency}>
          <h3>{i18n.language === 'en' ? own[0]!.nameEn : own[0]!.name}</h3>
          {own.map(({ exercise, levels, quotes }) => (
            <div key={exercise}>
              <p>
                <strong>{exercise}</strong> ({t('results:observed.levels', { levels: levels.join(', ') })})
              </p>
              <QuoteList quotes={quotes} />
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
