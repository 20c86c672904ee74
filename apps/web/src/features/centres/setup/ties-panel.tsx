import { Button, Group, NativeSelect } from '@mantine/core'
import { declareTie, withdrawTie } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { namesOf, tiesQuery } from '../centre-data.ts'
import { Panel, PanelForm, type PanelProps } from './panel.tsx'

const PAGE_SIZE = 20
const DECLARABLE = ['relative', 'superior', 'subordinate'] as const
type Declarable = (typeof DECLARABLE)[number]

/** Who may not watch whom: read from the posts of today, or declared by somebody. */
export function TiesPanel({ centre, mayEdit }: PanelProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const ties = useQuery(tiesQuery(centre.id))
  const [page, setPage] = useState(1)
  const [leaving, setLeaving] = useState<NonNullable<typeof ties.data>[number] | null>(null)
  const names = namesOf(centre)
  const canDeclare = mayEdit && centre.assessors.length > 0 && centre.candidates.length > 0
  return (
    <Panel
      title={t('centres:ties.title')}
      editLabel={t('centres:ties.declare')}
      {...(canDeclare && { form: (close) => <TieForm centre={centre} onClose={close} /> })}
    >
      <p>{t('centres:ties.lead')}</p>
      {ties.isPending ? <Loading lines={3} /> : null}
      {ties.isError ? <ErrorNotice error={ties.error} onRetry={ties.refetch} /> : null}
      {ties.data?.length === 0 ? <EmptyState title={t('centres:ties.empty')} /> : null}
      {ties.data && ties.data.length > 0 ? (
        <>
          <PlainTable
            caption={t('centres:ties.caption', { count: ties.data.length })}
            rows={ties.data.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
            rowKey={(row) => `${row.accountId} ${row.participantId} ${row.relation}`}
            columns={[
              { id: 'assessor', title: t('centres:ties.assessor'), cell: (row) => names.get(row.accountId) },
              {
                id: 'relation',
                title: t('centres:ties.relation'),
                cell: (row) => t(`centres:relation.${row.relation}`),
              },
              { id: 'candidate', title: t('centres:ties.candidate'), cell: (row) => names.get(row.participantId) },
              {
                id: 'source',
                title: t('centres:ties.source'),
                cell: (row) => row.declaredBy ?? t('centres:ties.records'),
              },
              ...(mayEdit
                ? [
                    {
                      id: 'actions',
                      title: t('centres:ties.actions'),
                      cell: (row: (typeof ties.data)[number]) =>
                        row.declaredBy === null ? (
                          '–'
                        ) : (
                          <Button size="xs" variant="default" onClick={() => setLeaving(row)}>
                            {t('centres:ties.withdraw')}
                          </Button>
                        ),
                    },
                  ]
                : []),
            ]}
          />
          <Pager page={page} pageSize={PAGE_SIZE} total={ties.data.length} onPage={setPage} />
        </>
      ) : null}
      <ConfirmDialog
        opened={leaving !== null}
        title={t('centres:ties.withdraw')}
        confirmLabel={t('centres:ties.withdraw')}
        reason="required"
        onClose={() => setLeaving(null)}
        onConfirm={async (reason) => {
          if (leaving) {
            const { accountId, participantId } = leaving
            const relation = leaving.relation as Declarable
            await callApi(withdrawTie, {
              params: { id: centre.id },
              body: { accountId, participantId, relation, reason },
            })
          }
          await client.invalidateQueries({ queryKey: ['centre', centre.id] })
        }}
      >
        {t('centres:ties.withdrawText')}
      </ConfirmDialog>
    </Panel>
  )
}

function TieForm({ centre, onClose }: { centre: PanelProps['centre']; onClose: () => void }) {
  const { t } = useTranslation()
  const [accountId, setAccountId] = useState(centre.assessors[0]!.accountId)
  const [participantId, setParticipantId] = useState(centre.candidates[0]!.participantId)
  const [relation, setRelation] = useState<Declarable>('relative')
  return (
    <PanelForm
      centreId={centre.id}
      onClose={onClose}
      save={() => callApi(declareTie, { params: { id: centre.id }, body: { accountId, participantId, relation } })}
    >
      <p>{t('centres:ties.lead')}</p>
      <Group align="end">
        <NativeSelect
          label={t('centres:ties.assessor')}
          value={accountId}
          data={centre.assessors.map((one) => ({ value: one.accountId, label: one.name }))}
          onChange={(picked) => setAccountId(picked.currentTarget.value)}
        />
        <NativeSelect
          label={t('centres:ties.relation')}
          value={relation}
          data={DECLARABLE.map((one) => ({ value: one, label: t(`centres:relation.${one}`) }))}
          onChange={(picked) => setRelation(picked.currentTarget.value as Declarable)}
        />
        <NativeSelect
          label={t('centres:ties.candidate')}
          value={participantId}
          data={centre.candidates.map((one) => ({ value: one.participantId, label: one.name }))}
          onChange={(picked) => setParticipantId(picked.currentTarget.value)}
        />
      </Group>
    </PanelForm>
  )
}
