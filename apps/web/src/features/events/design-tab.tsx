import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
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
              cell: ({ code, name, kind }) => (kind === 'competency' ? `${code} ${name}` : name),
            },
            ...event.exercises.map((exercise) => ({
              id: exercise.id,
              title: `${exercise.name} (${t('events:design.minutes', { minutes: exercise.durationMinutes, items: exercise.items })})`,
              cell: ({ code }: { code: string }) =>
                exercise.targets.includes(code) ? `● ${t('events:design.covered')}` : '–',
            })),
          ]}
        />
      )}
      {event.exercises.length > 0 && event.thin.length > 0 ? (
        <Notice tone="warning" title={t('events:design.thin')}>
          <ul>
            {event.thin.map(({ target, name, exercises }) => (
              <li key={target}>{t('events:design.thinRow', { name, count: exercises })}</li>
            ))}
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
