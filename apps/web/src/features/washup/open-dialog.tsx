import { openWashup, type WashupRow } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

interface Props {
  readonly centreId: string
  readonly row: WashupRow | null
  readonly onClose: () => void
}

/** Begins a wash-up; early, only with the chief's reason. */
export function OpenDialog({ centreId, row, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const missing = row ? row.expected - row.locked : 0
  const begin = async (reason: string) => {
    const body = { participantId: row!.participantId, reason: missing > 0 ? reason : null }
    const { id } = await callApi(openWashup, { params: { id: centreId }, body })
    await client.invalidateQueries({ queryKey: ['washups', centreId] })
    await navigate({ to: `/rapat-integrasi/${centreId}/${id}` as never })
  }
  return (
    <ConfirmDialog
      opened={row !== null}
      title={t('washup:open.title', { name: row?.name ?? '' })}
      confirmLabel={t('washup:open.confirm')}
      {...(missing > 0 ? { reason: 'required' as const } : {})}
      onConfirm={begin}
      onClose={onClose}
    >
      <p>{t(missing > 0 ? 'washup:open.early' : 'washup:open.ready', { missing })}</p>
      <p>{t('washup:open.pen')}</p>
    </ConfirmDialog>
  )
}
