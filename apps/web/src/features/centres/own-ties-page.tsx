import { Button, NativeSelect, Stack } from '@mantine/core'
import { declareOwnTie, listOwnTies, type ResponseOf } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

type Centre = ResponseOf<typeof listOwnTies>[number]
type Candidate = Centre['candidates'][number]
const RELATIONS = ['relative', 'superior', 'subordinate'] as const
const PAGE_SIZE = 50

/** An assessor says before the timetable is made whom they may not observe. */
export default function OwnTiesPage() {
  const { t } = useTranslation()
  const centres = useQuery({ queryKey: ['own-ties'], queryFn: () => callApi(listOwnTies) })
  const [declaring, setDeclaring] = useState<Candidate | null>(null)
  const [filter, change] = useUrlFilter()
  const searched = (filter.cari ?? '').toLowerCase()
  return (
    <>
      <PageHeader title={t('centres:own.title')} lead={t('centres:own.lead')} />
      {centres.isPending ? <Loading lines={6} /> : null}
      {centres.isError ? <ErrorNotice error={centres.error} onRetry={centres.refetch} /> : null}
      {centres.data?.length === 0 ? (
        <EmptyState title={t('centres:own.empty')}>{t('centres:own.emptyHint')}</EmptyState>
      ) : null}
      {centres.data && centres.data.length > 0 ? (
        <FilterRow label={t('list:filters')}>
          <SearchField label={t('centres:own.search')} value={filter.cari} onSearch={(cari) => change({ cari })} />
        </FilterRow>
      ) : null}
      {centres.data?.map((centre) => (
        <Candidates
          key={centre.id}
          name={centre.name}
          rows={centre.candidates.filter(({ name }) => name.toLowerCase().includes(searched))}
          onDeclare={setDeclaring}
        />
      ))}
      {declaring ? <DeclareDialog candidate={declaring} onClose={() => setDeclaring(null)} /> : null}
    </>
  )
}

function Candidates(props: { name: string; rows: readonly Candidate[]; onDeclare: (candidate: Candidate) => void }) {
  const { name, rows, onDeclare } = props
  const { t } = useTranslation()
  const [page, setPage] = useState(1)
  if (rows.length === 0) return <EmptyState title={t('centres:own.noneFound')} />
  const words = ({ ties }: Candidate) =>
    ties
      .map(({ relation, declaredBy }) => {
        const word = t(`centres:relation.${relation}`)
        return declaredBy === null ? t('centres:own.records', { relation: word }) : word
      })
      .join('; ')
  return (
    <>
      <PlainTable
        caption={t('centres:own.caption', { centre: name })}
        rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={({ participantId }) => participantId}
        columns={[
          { id: 'name', title: t('centres:own.name'), cell: (row) => row.name },
          { id: 'post', title: t('centres:own.post'), isWide: true, cell: (row) => row.jabatanName },
          { id: 'unit', title: t('centres:own.unit'), isWide: true, cell: (row) => row.unitName },
          { id: 'ties', title: t('centres:own.ties'), cell: (row) => words(row) || t('centres:own.none') },
          {
            id: 'actions',
            title: t('centres:own.actions'),
            cell: (row) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t('centres:own.declareOf', { name: row.name })}
                onClick={() => onDeclare(row)}
              >
                {t('centres:own.declare')}
              </Button>
            ),
          },
        ]}
      />
      <Pager page={page} pageSize={PAGE_SIZE} total={rows.length} onPage={setPage} />
    </>
  )
}

function DeclareDialog({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [relation, setRelation] = useState<(typeof RELATIONS)[number]>('relative')
  return (
    <ConfirmDialog
      opened
      title={t('centres:own.declareOf', { name: candidate.name })}
      confirmLabel={t('centres:own.declare')}
      onClose={onClose}
      onConfirm={async () => {
        await callApi(declareOwnTie, { body: { participantId: candidate.participantId, relation } })
        await client.invalidateQueries({ queryKey: ['own-ties'] })
      }}
    >
      <Stack>
        <NativeSelect
          label={t('centres:own.relation')}
          value={relation}
          data={RELATIONS.map((one) => ({ value: one, label: t(`centres:relation.${one}`) }))}
          onChange={(picked) => setRelation(picked.currentTarget.value as typeof relation)}
        />
        <p>{t('centres:own.confirm')}</p>
      </Stack>
    </ConfirmDialog>
  )
}
