import { Button } from '@mantine/core'
import { closeWashup, getWashupMinutes, reopenWashup, type Washup } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi, urlOf } from '../../lib/api.ts'
import { downloadFile } from '../../lib/download.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'

/** Closing, the minutes, opening again. */
export function RoomActions({ washup }: { washup: Washup }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asked, setAsked] = useState<'close' | 'reopen' | null>(null)
  const params = { id: washup.id }
  const again = () => client.invalidateQueries({ queryKey: ['washup', washup.id] })
  const download = useMutation({
    mutationFn: () => downloadFile(urlOf(getWashupMinutes, { params }), 'rapat-integrasi.pdf'),
  })
  const act = async (reason: string) => {
    if (asked === 'close') await callApi(closeWashup, { params, body: {} })
    else await callApi(reopenWashup, { params, body: { reason } })
    await again()
  }
  const isOpen = washup.state === 'open'
  return (
    <>
      {isOpen && washup.me.isRecorder ? (
        <Button disabled={!washup.isComplete} onClick={() => setAsked('close')}>
          {t('washup:room.close')}
        </Button>
      ) : null}
      {washup.minutes ? (
        <Button variant={isOpen ? 'default' : 'filled'} loading={download.isPending} onClick={() => download.mutate()}>
          {t(isOpen ? 'washup:room.oldMinutes' : 'washup:room.minutes')}
        </Button>
      ) : null}
      {!isOpen && washup.me.isChief ? (
        <Button variant="default" onClick={() => setAsked('reopen')}>
          {t('washup:room.reopen')}
        </Button>
      ) : null}
      {download.isError ? <ErrorNotice error={download.error} /> : null}
      <ConfirmDialog
        opened={asked !== null}
        title={t(asked === 'reopen' ? 'washup:room.reopen' : 'washup:room.close')}
        confirmLabel={t(asked === 'reopen' ? 'washup:room.reopen' : 'washup:room.close')}
        {...(asked === 'reopen' ? { reason: 'required' as const } : {})}
        onConfirm={act}
        onClose={() => setAsked(null)}
      >
        <p>{t(asked === 'reopen' ? 'washup:room.reopening' : 'washup:room.closing')}</p>
      </ConfirmDialog>
    </>
  )
}
