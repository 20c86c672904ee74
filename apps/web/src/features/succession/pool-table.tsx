import { Button } from '@mantine/core'
import { removeMember } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'
import { PersonCell, WideText } from './cells.tsx'
import type { PostView } from './post-page.tsx'
import { slotName } from './succession-words.ts'

type Member = PostView['pool'][number]

/** Who is in the pool, and below it who was. */
export function PoolTable({ post }: { post: PostView }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('succession.edit')
  const [leaving, setLeaving] = useState<Member | null>(null)
  const present = post.pool.filter(({ removed }) => removed === null)
  const past = post.pool.filter(({ removed }) => removed !== null)
  const columns: Column<Member>[] = [
    { id: 'name', title: t('succession:column.name'), cell: (row) => <PersonCell {...row} /> },
    { id: 'slot', title: t('succession:column.readiness'), cell: (row) => slotName(row.readiness, i18n) },
    { id: 'reason', title: t('succession:column.reason'), cell: (row) => <WideText>{row.reason}</WideText> },
    {
      id: 'departures',
      title: t('succession:column.departures'),
      cell: ({ departures }) => departures.map((code) => t(`succession:departure.${code}`)).join('; ') || '–',
    },
    {
      id: 'added',
      title: t('succession:column.added'),
      cell: (row) =>
        t(row.fromRun ? 'succession:pool.fromRun' : 'succession:pool.byHand', {
          by: row.addedBy,
          day: formatDate(row.addedAt),
        }),
    },
  ]
  const action: Column<Member> = {
    id: 'remove',
    title: t('succession:column.action'),
    cell: (row) => (
      <Button
        variant="default"
        size="compact-md"
        aria-label={t('succession:pool.removeOf', { name: row.name })}
        onClick={() => setLeaving(row)}
      >
        {t('succession:pool.remove')}
      </Button>
    ),
  }
  return (
    <>
      <h2>{t('succession:pool.title')}</h2>
      {present.length === 0 ? (
        <EmptyState title={t('succession:pool.empty')}>{t('succession:pool.emptyHint')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('succession:pool.caption', { count: present.length })}
          rows={present}
          rowKey={({ id }) => id}
          columns={mayEdit ? [...columns, action] : columns}
        />
      )}
      {past.length > 0 ? (
        <details style={{ marginBlock: 'var(--space-4)' }}>
          <summary>{t('succession:pool.past', { count: past.length })}</summary>
          <PlainTable
            caption={t('succession:pool.pastCaption')}
            rows={past}
            rowKey={({ id }) => id}
            columns={[
              ...columns,
              {
                id: 'removed',
                title: t('succession:column.removed'),
                cell: ({ removed }) =>
                  removed
                    ? t('succession:pool.removed', {
                        by: removed.by,
                        day: formatDate(removed.at),
                        reason: removed.reason,
                      })
                    : '–',
              },
            ]}
          />
        </details>
      ) : null}
      <ConfirmDialog
        opened={leaving !== null}
        title={t('succession:pool.removeTitle')}
        confirmLabel={t('succession:pool.remove')}
        reason="required"
        onClose={() => setLeaving(null)}
        onConfirm={async (reason) => {
          await callApi(removeMember, { params: { id: leaving!.id }, body: { reason } })
          await client.invalidateQueries({ queryKey: ['succession'] })
        }}
      >
        <p>{t('succession:pool.removeText', { name: leaving?.name ?? '', post: post.name })}</p>
      </ConfirmDialog>
    </>
  )
}
