import { Button, Modal, NumberInput, Stack } from '@mantine/core'
import { orderSeat, type RoomBoard, type RoomRow } from '@petakom/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import type { EventData } from '../event-data.ts'
import { IncidentDialog } from './incident-dialog.tsx'
import { TimeDialog } from './time-dialog.tsx'

type SeatAction = 'move' | 'release' | 'exclude' | 'readmit' | 'unlock'
type Chosen = SeatAction | 'extend' | 'pause' | 'resume' | 'note'

interface SeatDialogProps {
  readonly event: EventData
  readonly board: RoomBoard
  readonly row: RoomRow | null
  readonly onClose: () => void
}

/** What can be done about one seat: a list of orders, then the one that was chosen. */
export function SeatDialog({ event, board, row, onClose }: SeatDialogProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [seat, setSeat] = useState<number | string>('')
  const close = () => {
    setChosen(null)
    setSeat('')
    onClose()
  }
  const name = row?.name ?? ''
  const title = t('events:room.seatTitle', { name, seat: row?.seat ?? '–' })
  const isTime = chosen === 'extend' || chosen === 'pause' || chosen === 'resume'
  const isSeat = chosen !== null && !isTime && chosen !== 'note'
  const order = (reason: string) => {
    const action = chosen as SeatAction
    const body = action === 'move' ? { action, seat: Number(seat), reason } : { action, reason }
    return callApi(orderSeat, { params: { id: row!.participantId }, body })
  }
  return (
    <>
      <Modal
        opened={row !== null && chosen === null}
        onClose={close}
        title={title}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack gap="xs">
          {row
            ? ordersFor(row).map((one) => (
                <Button key={one} variant="default" fullWidth justify="flex-start" onClick={() => setChosen(one)}>
                  {t(`events:room.order.${one}`)}
                </Button>
              ))
            : null}
        </Stack>
      </Modal>
      <TimeDialog
        event={event}
        action={isTime ? chosen : null}
        target={{ kind: 'seats', participantIds: row ? [row.participantId] : [] }}
        name={name}
        onClose={close}
      />
      <IncidentDialog
        event={event}
        sessionId={board.session?.id ?? ''}
        row={row}
        opened={chosen === 'note'}
        onClose={close}
      />
      <ConfirmDialog
        opened={isSeat}
        title={`${t(`events:room.order.${chosen ?? 'move'}`)}: ${name}`}
        confirmLabel={t(`events:room.order.${chosen ?? 'move'}`)}
        isDangerous={chosen === 'exclude'}
        reason="required"
        onClose={close}
        onConfirm={order}
      >
        <p>{isSeat ? t(`events:room.about.${chosen}`) : null}</p>
        {chosen === 'move' ? (
          <NumberInput label={t('events:room.newSeat')} min={1} allowDecimal={false} value={seat} onChange={setSeat} />
        ) : null}
      </ConfirmDialog>
    </>
  )
}

function ordersFor(row: RoomRow): Chosen[] {
  const isAtWork = row.state === 'running' || row.state === 'paused'
  return [
    ...(isAtWork || row.state === 'closed' ? (['extend'] as const) : []),
    ...(row.state === 'running' ? (['pause'] as const) : []),
    ...(row.state === 'paused' ? (['resume'] as const) : []),
    ...(isAtWork ? (['release'] as const) : []),
    'move',
    'unlock',
    'note',
    row.isExcluded ? 'readmit' : 'exclude',
  ]
}
