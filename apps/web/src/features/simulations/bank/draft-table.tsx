import { Button } from '@mantine/core'
import { deleteSimulationDraft, listSimulationDrafts, type SimulationDraftRow } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

/** Drafts that are not a version yet; nothing where there is none. */
export function DraftTable() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const [leaving, setLeaving] = useState<SimulationDraftRow | null>(null)
  const drafts = useQuery({
    queryKey: ['simulations', 'drafts'],
    queryFn: () => callApi(listSimulationDrafts),
    staleTime: 0,
  })
  if (drafts.isError) return <ErrorNotice error={drafts.error} onRetry={drafts.refetch} />
  if (!drafts.data || drafts.data.rows.length === 0) return null
  const remove = async () => {
    await callApi(deleteSimulationDraft, { params: { id: leaving!.id } })
    await client.invalidateQueries({ queryKey: ['simulations'] })
  }
  const nameOf = ({ title, code }: SimulationDraftRow) => title || code || t('simulation:editor.untitled')
  return (
    <section style={{ marginBlockEnd: 'var(--space-5)' }}>
      <PlainTable
        caption={t('simulation:drafts.caption')}
        rows={drafts.data.rows}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'title',
            title: t('simulation:head.title'),
            isWide: true,
            cell: (row) => <Link to={`/simulasi/draf/${row.id}` as never}>{nameOf(row)}</Link>,
          },
          { id: 'kind', title: t('simulation:head.kind'), cell: ({ kind }) => t(`simulation:kind.${kind}`) },
          {
            id: 'based',
            title: t('simulation:drafts.basedOn'),
            cell: ({ basedOn }) => (basedOn ? t('simulation:drafts.next', { ...basedOn }) : t('simulation:drafts.new')),
          },
          { id: 'messages', title: t('simulation:list.messages'), isNumber: true, cell: ({ messages }) => messages },
          { id: 'rules', title: t('simulation:list.rules'), isNumber: true, cell: ({ rules }) => rules },
          {
            id: 'saved',
            title: t('simulation:drafts.saved'),
            cell: ({ updatedBy, updatedAt }) => `${formatDateTime(updatedAt, zone)}, ${updatedBy}`,
          },
          {
            id: 'remove',
            title: t('simulation:drafts.remove'),
            cell: (row) => (
              <Button
                variant="default"
                aria-label={t('simulation:list.removeOf', { name: nameOf(row) })}
                onClick={() => setLeaving(row)}
              >
                {t('simulation:list.remove')}
              </Button>
            ),
          },
        ]}
      />
      <ConfirmDialog
        opened={leaving !== null}
        title={leaving ? t('simulation:list.removeOf', { name: nameOf(leaving) }) : ''}
        confirmLabel={t('simulation:list.remove')}
        isDangerous
        onConfirm={remove}
        onClose={() => setLeaving(null)}
      >
        {t('simulation:drafts.removeHint')}
      </ConfirmDialog>
    </section>
  )
}
