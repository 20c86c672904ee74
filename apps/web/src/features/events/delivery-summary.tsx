import { useTranslation } from 'react-i18next'
import type { EventData } from './event-data.ts'

/** In words how each exercise is met, where not all of them are met freely and alike. */
export function DeliverySummary({ exercises }: { exercises: EventData['exercises'] }) {
  const { t } = useTranslation()
  if (exercises.every(({ delivery }) => delivery.mode === 'free' && !delivery.blueprint)) return null
  return (
    <section>
      <h3>{t('events:delivery.title')}</h3>
      <ul>
        {exercises.map(({ id, name, items, delivery: { mode, blueprint, adaptive } }) => (
          <li key={id}>
            {name}: {t(`events:delivery.mode.${mode}`)}
            {blueprint
              ? `; ${t('events:delivery.total', { items: blueprint.cells.reduce((sum, cell) => sum + cell.items, 0), pool: items })}`
              : null}
            {adaptive
              ? `; ${t('events:delivery.between', { min: adaptive.minItems, max: adaptive.maxItems, pool: items })}`
              : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
