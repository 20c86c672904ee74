import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core'
import { type LateAttempt, ruleOnLateAnswers } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDateTime, formatTime, type Timezone } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import type { EventData } from '../event-data.ts'
import { endOf, isGoingBack, minutesAfter } from './late-table.tsx'

const SHORTEST_REASON = 10

interface RulingDialogProps {
  readonly event: EventData
  readonly row: LateAttempt
  readonly onClose: () => void
}

/** A person's word on what came after the time. Neither choice is proposed, and what the answers say is not shown. */
export function RulingDialog({ event, row, onClose }: RulingDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [choice, setChoice] = useState('')
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const zone = event.timezone as Timezone
  const isShort = reason.trim().length < SHORTEST_REASON
  const send = useMutation({
    mutationFn: () =>
      callApi(ruleOnLateAnswers, {
        params: { id: row.attemptId },
        body: { counts: choice === 'yes', answers: row.answers, reason: reason.trim() },
      }),
    onSuccess: onClose,
    // What was refused because more came meanwhile is shown as it is now.
    onSettled: () => client.invalidateQueries({ queryKey: ['event', event.id] }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('events:late.ruleTitle', { name: row.name })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault()
          setChecked(true)
          if (choice !== '' && !isShort) send.mutate()
        }}
      >
        <Stack>
          <Text>
            {t(isGoingBack(row) ? 'events:late.factsBack' : 'events:late.facts', {
              exercise: row.exercise,
              end: formatTime(endOf(row), zone),
              answers: row.answers,
              minutes: minutesAfter(endOf(row), row.lastAt),
              changes: row.changes,
            })}
          </Text>
          <Text>
            {t('events:late.written', {
              from: formatDateTime(row.writtenFrom, zone),
              until: formatDateTime(row.writtenUntil, zone),
            })}
          </Text>
          <Radio.Group
            label={t('events:late.choice')}
            value={choice}
            onChange={setChoice}
            error={isChecked && choice === '' ? t('events:late.choiceMissing') : undefined}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="yes" label={t('events:late.yes')} />
              <Radio value="no" label={t('events:late.no')} />
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('events:late.reason')}
            autosize
            minRows={3}
            maxLength={1000}
            value={reason}
            error={isChecked && isShort ? t('events:late.reasonShort', { least: SHORTEST_REASON }) : undefined}
            onChange={(change) => setReason(change.currentTarget.value)}
          />
          <Earlier row={row} zone={zone} />
          {send.isError ? <ErrorNotice error={send.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={send.isPending}>
              {t('events:late.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Earlier({ row, zone }: { row: LateAttempt; zone: Timezone }) {
  const { t } = useTranslation()
  if (row.rulings.length === 0) return null
  return (
    <section aria-label={t('events:late.earlier')}>
      <strong>{t('events:late.earlier')}</strong>
      <ul>
        {row.rulings.map(({ turn, counts, by, at, reason }) => (
          <li key={turn}>
            {t(counts ? 'events:late.counted' : 'events:late.notCounted', { by })} ({formatDateTime(at, zone)}):{' '}
            {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
