import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { targetLabel } from '../../lib/competency-name.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { DeliverySummary } from './delivery-summary.tsx'
import { DesignForm } from './design-form.tsx'
import type { EventData } from './event-data.ts'

/** What each exercise measures, and what too few of them do. */
export function DesignTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(event.exercises.length === 0)
  const canChange = usePermission('event.edit') && event.state !== 'closed'
  return (
    <>
      <p>{t('events:design.lead')}</p>
      {event.exercises.length === 0 ? (
        <EmptyState title={t('events:design.none')}>{t('events:design.itemsHint')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('events:design.matrix')}
          rows={event.targets}
          rowKey={({ code }) => code}
          columns={[
            {
              id: 'target',
              title: t('events:design.target'),
              cell: ({ code }) => targetLabel(code),
            },
            ...event.exercises.map((exercise) => ({
              id: exercise.id,
              title: `${exercise.name} (${
                exercise.simulation
                  ? t('events:design.simulationColumn', {
                      minutes: exercise.durationMinutes,
                      code: exercise.simulation.code,
                    })
                  : t('events:design.minutes', { minutes: exercise.durationMinutes, items: exercise.items })
              })`,
              cell: ({ code }: { code: string }) => (
                <CoverCell cover={exercise.covers.find((c) => c.target === code)} />
              ),
            })),
          ]}
        />
      )}
      <DeliverySummary exercises={event.exercises} />
      {event.exercises.some(({ pilotCodes }) => pilotCodes.length > 0) ? (
        <section>
          <h3>{t('events:design.pilots')}</h3>
          <ul>
            {event.exercises.map(({ id, name, pilotCodes }) =>
              pilotCodes.length > 0 ? (
                <li key={id}>{t('events:design.pilotsOf', { exercise: name, codes: pilotCodes.join(', ') })}</li>
              ) : null,
            )}
          </ul>
        </section>
      ) : null}
      <SatBefore event={event} />
      {event.exercises.length > 0 && event.thin.length > 0 ? (
        <Notice tone="warning" title={t('events:design.thin')}>
          <ul>
            {event.thin.map(({ target }) => {
              const name = targetLabel(target)
              const only = event.exercises.find(({ covers }) => covers.some((cover) => cover.target === target))
              return (
                <li key={target}>
                  {only
                    ? t('events:design.thinOne', { name, exercise: only.name })
                    : t('events:design.thinNone', { name })}
                </li>
              )
            })}
          </ul>
        </Notice>
      ) : null}
      {canChange && isEditing ? <DesignForm event={event} onSaved={() => setEditing(false)} /> : null}
      {canChange && !isEditing ? (
        <Button my="md" variant="default" onClick={() => setEditing(true)}>
          {t('events:design.edit')}
        </Button>
      ) : null}
    </>
  )
}

/** Simulations that some of the participants know already: what they remember would be measured. */
function SatBefore({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const known = event.exercises.flatMap(({ simulation }) =>
    simulation && simulation.satBefore > 0 ? [simulation] : [],
  )
  return known.map(({ code, satBefore, parallel }) => (
    <Notice key={code} tone="warning" title={t('events:design.satBefore', { count: satBefore, code })}>
      {parallel.length > 0
        ? t('events:design.parallel', { codes: parallel.join(', ') })
        : t('events:design.noParallel')}
    </Notice>
  ))
}

/** Whether the exercise measures it, and how that is known. */
function CoverCell({ cover }: { cover: EventData['exercises'][number]['covers'][number] | undefined }) {
  const { t } = useTranslation()
  if (!cover) return '–'
  const words = {
    declared: t('events:design.by.declared'),
    theme: t('events:design.by.theme'),
    items: t('events:design.by.items', { items: cover.items }),
  }
  return `● ${cover.by.map((by) => words[by]).join(', ')}`
}
