import { Checkbox, NumberInput } from '@mantine/core'
import { orderTime, type TimeOrder, type TimeTarget } from '@petakom/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import type { EventData } from '../event-data.ts'

export type TimeAction = TimeOrder['action']
const USUAL_MINUTES = 10

interface TimeDialogProps {
  readonly event: EventData
  readonly action: TimeAction | null
  readonly target: TimeTarget
  /** Whether the order may be for every session of the event. */
  readonly mayChooseAll?: boolean
  readonly name: string
  readonly onClose: () => void
}

/** Asks for the minutes and the reason of an order on the clock. */
export function TimeDialog({ event, action, target, mayChooseAll = false, name, onClose }: TimeDialogProps) {
  const { t } = useTranslation()
  const [minutes, setMinutes] = useState<number | string>(USUAL_MINUTES)
  const [isForAll, setForAll] = useState(false)
  const send = (reason: string) => {
    const chosen: TimeTarget = isForAll ? { kind: 'event' } : target
    const order = orderOf(action!, chosen, Number(minutes), reason)
    return callApi(orderTime, { params: { id: event.id }, body: order })
  }
  return (
    <ConfirmDialog
      opened={action !== null}
      title={t(`events:room.${action ?? 'extend'}Title`, { name })}
      confirmLabel={t(`events:room.${action ?? 'extend'}Confirm`)}
      reason="required"
      onClose={() => {
        setForAll(false)
        setMinutes(USUAL_MINUTES)
        onClose()
      }}
      onConfirm={send}
    >
      <p>{t(`events:room.${action ?? 'extend'}Text`)}</p>
      {action === 'extend' ? (
        <NumberInput
          label={t('events:room.minutesLabel')}
          min={1}
          max={240}
          allowDecimal={false}
          value={minutes}
          onChange={setMinutes}
        />
      ) : null}
      {mayChooseAll && action !== 'open' ? (
        <Checkbox
          mt="sm"
          label={t('events:room.forAll')}
          checked={isForAll}
          onChange={(change) => setForAll(change.currentTarget.checked)}
        />
      ) : null}
    </ConfirmDialog>
  )
}

function orderOf(action: TimeAction, target: TimeTarget, minutes: number, reason: string): TimeOrder {
  if (action === 'open') return { action, sessionId: target.kind === 'session' ? target.sessionId : '', reason }
  if (action === 'extend') return { action, target, minutes, reason }
  return { action, target, reason }
}
