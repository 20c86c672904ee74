import { Button } from '@mantine/core'
import { closeEvent } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import type { EventData } from './event-data.ts'

export function EventActions({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('event.edit')
  const maySeeResults = usePermission('result.read')
  const maySeeSignals = usePermission('signal.read')
  const maySeeCentre = usePermission('centre.read')
  const [isClosing, setClosing] = useState(false)
  const canChange = mayEdit && event.state !== 'closed'
  return (
    <>
      {maySeeResults ? (
        <LinkButton to={`/kegiatan/${event.id}/hasil`} variant="default">
          {t('events:list.results')}
        </LinkButton>
      ) : null}
      {maySeeSignals ? (
        <LinkButton to={`/kegiatan/${event.id}/tanda`} variant="default">
          {t('events:list.signals')}
        </LinkButton>
      ) : null}
      {maySeeCentre ? (
        <>
          <LinkButton to={`/kegiatan/${event.id}/pusat-penilaian`} variant="default">
            {t('events:list.centre')}
          </LinkButton>
          <LinkButton to={`/kegiatan/${event.id}/kuesioner`} variant="default">
            {t('events:list.multirater')}
          </LinkButton>
        </>
      ) : null}
      {canChange ? (
        <>
          <LinkButton to={`/kegiatan/${event.id}/ubah`} variant="default">
            {t('events:form.edit')}
          </LinkButton>
          <Button variant="default" onClick={() => setClosing(true)}>
            {t('events:close.action')}
          </Button>
        </>
      ) : null}
      <ConfirmDialog
        opened={isClosing}
        title={t('events:close.title')}
        confirmLabel={t('events:close.action')}
        isDangerous
        onClose={() => setClosing(false)}
        onConfirm={async () => {
          await callApi(closeEvent, { params: { id: event.id } })
          await client.invalidateQueries({ queryKey: ['event', event.id] })
          await client.invalidateQueries({ queryKey: ['events'] })
        }}
      >
        {t('events:close.text', { name: event.name })}
      </ConfirmDialog>
    </>
  )
}
