import { Button, Group } from '@mantine/core'
import { type ElectionWindow, listElectionWindows, withdrawElectionWindow } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ElectionWindowDialog } from './election-window-dialog.tsx'
import { ElectionWindowTable } from './election-window-table.tsx'

type Open = { dialog: 'edit'; window: ElectionWindow | null } | { dialog: 'withdraw'; window: ElectionWindow } | null

export default function ElectionWindowsPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('setting.edit')
  const [open, setOpen] = useState<Open>(null)
  const found = useQuery({ queryKey: ['election-windows'], queryFn: () => callApi(listElectionWindows) })
  const refresh = () => client.invalidateQueries({ queryKey: ['election-windows'] })
  const close = () => setOpen(null)
  const withdrawn = open?.dialog === 'withdraw' ? open.window : null
  const rule = found.data?.rule
  const actions = (window: ElectionWindow) => (
    <Group gap="xs" wrap="nowrap">
      {(['correct', 'withdraw'] as const).map((action) => (
        <Button
          key={action}
          variant="default"
          size="xs"
          aria-label={`${t(`settings:windows.${action}`)}: ${formatDate(window.from)}`}
          onClick={() => setOpen({ dialog: action === 'correct' ? 'edit' : 'withdraw', window })}
        >
          {t(`settings:windows.${action}`)}
        </Button>
      ))}
    </Group>
  )
  return (
    <>
      <PageHeader
        title={t('settings:windows.title')}
        lead={t('settings:windows.lead')}
        actions={
          mayEdit ? (
            <Button onClick={() => setOpen({ dialog: 'edit', window: null })}>{t('settings:windows.add')}</Button>
          ) : null
        }
      />
      {found.isPending ? <Loading lines={6} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {rule ? (
        <Notice tone="info">
          {t('settings:windows.rule', { ...rule, confidence: t(`settings:windows.confidence.${rule.confidence}`) })}
        </Notice>
      ) : null}
      {found.data?.windows.length === 0 ? (
        <EmptyState title={t('settings:windows.empty')}>{t('settings:windows.emptyHint')}</EmptyState>
      ) : null}
      {found.data && found.data.windows.length > 0 ? (
        <ElectionWindowTable windows={found.data.windows} actions={mayEdit ? actions : null} />
      ) : null}
      <ElectionWindowDialog
        opened={open?.dialog === 'edit'}
        corrected={open?.dialog === 'edit' ? open.window : null}
        onSaved={refresh}
        onClose={close}
      />
      <ConfirmDialog
        opened={withdrawn !== null}
        title={withdrawn ? t('settings:windows.withdrawTitle', { day: formatDate(withdrawn.from) }) : ''}
        confirmLabel={t('settings:windows.withdraw')}
        isDangerous
        reason="required"
        onClose={close}
        onConfirm={async (reason) => {
          await callApi(withdrawElectionWindow, { params: { id: withdrawn!.id }, body: { reason } })
          await refresh()
        }}
      >
        {t('settings:windows.withdrawText')}
      </ConfirmDialog>
    </>
  )
}
