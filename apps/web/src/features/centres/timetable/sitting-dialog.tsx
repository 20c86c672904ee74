import { Button, Checkbox, Group, Modal, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { moveSittings, type SittingChange } from '@petakom/contract'
import { suggestChanges } from '@petakom/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { callApi } from '../../../lib/api.ts'
import { formatDate } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { asContract, asDomain, type CentreData, type ShownSitting, type TimetableData } from '../centre-data.ts'
import { formatClock } from '../format-clock.ts'
import { useConflicts, useConflictWords } from '../use-conflicts.ts'
import { SwapField } from './swap-field.tsx'
import { applied } from './use-drag.ts'

export type Change = Omit<z.input<typeof SittingChange>, 'sittingId'>

interface Props {
  readonly centre: CentreData
  readonly timetable: TimetableData
  readonly sitting: ShownSitting
  /** What a drag has changed already. */
  readonly change: Change
  readonly names: ReadonlyMap<string, string>
  readonly onClose: () => void
}

export function SittingDialog(props: Props) {
  const { t } = useTranslation()
  const { sitting, names, onClose } = props
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
      title={`${names.get(sitting.exerciseId)}, ${formatDate(sitting.day)} ${formatClock(sitting.start)}`}
    >
      {sitting.isFixed ? <Notice>{t('centres:move.fixed')}</Notice> : <SittingForm {...props} />}
    </Modal>
  )
}

/** Hour, room, assessors and people of one sitting; what the change would break stands below while it is being made. */
function SittingForm({ centre, timetable, sitting, change, names, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useConflictWords(names)
  const conflictsOf = useConflicts(timetable)
  const [draft, setDraft] = useState<Change>(change)
  const [swap, setSwap] = useState<readonly ShownSitting[]>([])
  const [reason, setReason] = useState('')
  const [accept, setAccept] = useState(false)
  const exercise = timetable.facts.exercises.find(({ id }) => id === sitting.exerciseId)!
  const own = swap.find(({ id }) => id === sitting.id)
  const changed = applied(asDomain(own ?? sitting), draft)
  const others = swap.filter(({ id }) => id !== sitting.id)
  const after = new Map([[sitting.id, changed], ...others.map((one) => [one.id, asDomain(one)] as const)])
  const conflicts = conflictsOf(after)
  const isHard = conflicts.some(({ mayBeAccepted }) => !mayBeAccepted)
  const shown = asContract(sitting.id, changed)
  const isSame = others.length === 0 && JSON.stringify(changed) === JSON.stringify(asDomain(sitting))
  const save = useMutation({
    mutationFn: () =>
      callApi(moveSittings, {
        params: { id: centre.id },
        body: {
          version: timetable.summary!.version,
          changes: [shown, ...others].map(({ id, exerciseId: _, ...rest }) => ({ ...rest, sittingId: id })),
          ...{ reason, accept },
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['centre', centre.id] })
      onClose()
    },
  })
  const edit = (part: Change) => setDraft({ ...draft, ...part })
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    save.mutate()
  }
  const watchers = centre.assessors.filter(({ task }) => task !== 'role-player')
  const players = centre.assessors.filter(({ task }) => task === 'role-player')
  return (
    <form onSubmit={submit}>
      <Stack>
        <p>{shown.participantIds.map((id) => names.get(id)).join(', ')}</p>
        <Suggestions timetable={timetable} sitting={sitting} names={names} onChoose={edit} />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NativeSelect
            label={t('centres:move.day')}
            value={shown.day}
            data={centre.settings.days.map(({ date }) => ({ value: date, label: formatDate(date) }))}
            onChange={(picked) => edit({ day: picked.currentTarget.value })}
          />
          <TextInput
            type="time"
            step={300}
            required
            label={t('centres:move.start')}
            description={t('centres:move.minutes', { minutes: exercise.minutes })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={shown.start}
            onChange={(typed) => typed.currentTarget.value && edit({ start: typed.currentTarget.value })}
          />
          <NativeSelect
            label={t('centres:move.room')}
            value={shown.roomId}
            data={centre.rooms.map(({ id, name, seats }) => ({
              value: id,
              label: t('centres:move.roomSeats', { name, seats }),
            }))}
            onChange={(picked) => edit({ roomId: picked.currentTarget.value })}
          />
        </SimpleGrid>
        <Checkbox.Group
          label={t('centres:move.assessors', { count: exercise.assessors })}
          value={shown.accountIds}
          onChange={(accountIds) => edit({ accountIds })}
        >
          <Group mt="xs">
            {watchers.map(({ accountId, name }) => (
              <Checkbox key={accountId} value={accountId} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
        {exercise.needsRolePlayer ? (
          <NativeSelect
            label={t('centres:move.rolePlayer')}
            value={shown.rolePlayerId ?? ''}
            data={[
              { value: '', label: '–' },
              ...players.map(({ accountId, name }) => ({ value: accountId, label: name })),
            ]}
            onChange={(picked) => edit({ rolePlayerId: picked.currentTarget.value || null })}
          />
        ) : null}
        <SwapField timetable={timetable} sitting={sitting} names={names} onSwap={setSwap} />
        <div role="status">
          {isSame ? null : conflicts.length === 0 ? (
            <Notice tone="success">{t('centres:move.free')}</Notice>
          ) : (
            <Notice
              tone={isHard ? 'danger' : 'warning'}
              title={t(isHard ? 'centres:move.hard' : 'centres:move.soft', { count: conflicts.length })}
            >
              <ul>
                {conflicts.map((one) => (
                  <li key={`${one.rule} ${one.about}`}>{words(one)}</li>
                ))}
              </ul>
            </Notice>
          )}
        </div>
        {conflicts.length > 0 && !isHard ? (
          <Checkbox
            required
            label={t('centres:move.accept')}
            checked={accept}
            onChange={(ticked) => setAccept(ticked.currentTarget.checked)}
          />
        ) : null}
        <Textarea
          label={t(conflicts.length > 0 ? 'common:confirm.reason' : 'common:confirm.reasonOptional')}
          required={conflicts.length > 0}
          minLength={conflicts.length > 0 ? 3 : 0}
          maxLength={500}
          value={reason}
          onChange={(typed) => setReason(typed.currentTarget.value)}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" disabled={isHard || isSame} loading={save.isPending}>
            {t('centres:move.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Ways without any conflict, to be chosen with one press. */
function Suggestions(props: {
  timetable: TimetableData
  sitting: ShownSitting
  names: ReadonlyMap<string, string>
  onChoose: (change: Change) => void
}) {
  const { timetable, sitting, names, onChoose } = props
  const { t } = useTranslation()
  const offered = useMemo(() => {
    const place = timetable.sittings.findIndex(({ id }) => id === sitting.id)
    return suggestChanges(timetable.facts, timetable.sittings.map(asDomain), place, {
      from: timetable.now,
    }).map((one) => asContract(sitting.id, one))
  }, [timetable, sitting.id])
  if (offered.length === 0) return <p>{t('centres:move.noSuggestion')}</p>
  return (
    <fieldset className="bare">
      <legend>{t('centres:move.suggestions')}</legend>
      <Group gap="xs" mt="xs">
        {offered.map(({ id: _, exerciseId: _exercise, participantIds: _same, ...one }) => (
          <Button key={JSON.stringify(one)} size="xs" variant="default" onClick={() => onChoose(one)}>
            {`${formatDate(one.day)} ${formatClock(one.start)}, ${names.get(one.roomId)}`}
          </Button>
        ))}
      </Group>
    </fieldset>
  )
}
