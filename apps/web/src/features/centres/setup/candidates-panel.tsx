import { Button, Fieldset, Group, NativeSelect, NumberInput, SimpleGrid, TextInput } from '@mantine/core'
import { addCandidates, type CandidateFilter, previewCandidates, removeCandidates } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNip } from '../../../lib/format.ts'
import { TIER_OPTIONS } from '../../../lib/tiers.ts'
import { useOpdOptions } from '../../../lib/unit-options.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { CentreData } from '../centre-data.ts'
import { Panel, type PanelProps } from './panel.tsx'

type Candidate = CentreData['candidates'][number]
const PAGE_SIZE = 50

export function CandidatesPanel({ centre, mayEdit }: PanelProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [removing, setRemoving] = useState<Candidate | null>(null)
  const [page, setPage] = useState(1)
  const labels = new Map(TIER_OPTIONS.map(({ value, label }) => [value as string, label]))
  const refresh = () => client.invalidateQueries({ queryKey: ['centre', centre.id] })
  return (
    <Panel title={t('centres:candidates.title', { count: centre.candidates.length })}>
      {mayEdit ? <CandidatePicker centreId={centre.id} onAdded={refresh} /> : null}
      {centre.candidates.length === 0 ? (
        <EmptyState title={t('centres:candidates.empty')}>{t('centres:candidates.emptyHint')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('centres:candidates.caption')}
          rows={centre.candidates.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
          rowKey={({ participantId }) => participantId}
          columns={[
            { id: 'number', title: t('centres:candidates.number'), isNumber: true, cell: (row) => row.number },
            {
              id: 'name',
              title: t('centres:candidates.name'),
              cell: (row) => (
                <>
                  {row.name}
                  <br />
                  <small>{formatNip(row.nip)}</small>
                </>
              ),
            },
            { id: 'post', title: t('centres:candidates.post'), isWide: true, cell: (row) => row.jabatanName },
            { id: 'unit', title: t('centres:candidates.unit'), isWide: true, cell: (row) => row.unitName },
            {
              id: 'target',
              title: t('centres:candidates.target'),
              cell: (row) => labels.get(row.targetTier ?? row.tier ?? '') ?? '–',
            },
            ...(mayEdit
              ? [
                  {
                    id: 'actions',
                    title: t('centres:candidates.actions'),
                    cell: (row: Candidate) => (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t('centres:candidates.removeOf', { name: row.name })}
                        onClick={() => setRemoving(row)}
                      >
                        {t('centres:candidates.remove')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <Pager page={page} pageSize={PAGE_SIZE} total={centre.candidates.length} onPage={setPage} />
      <ConfirmDialog
        opened={removing !== null}
        title={t('centres:candidates.remove')}
        confirmLabel={t('centres:candidates.remove')}
        reason="optional"
        isDangerous
        onClose={() => setRemoving(null)}
        onConfirm={async (reason) => {
          if (removing)
            await callApi(removeCandidates, {
              params: { id: centre.id },
              body: { participantIds: [removing.participantId], reason },
            })
          await refresh()
        }}
      >
        {t('centres:candidates.removeText', { name: removing?.name ?? '' })}
      </ConfirmDialog>
    </Panel>
  )
}

/** Filters first, then how many fit, then adding them. */
function CandidatePicker({ centreId, onAdded }: { centreId: string; onAdded: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const opd = useOpdOptions()
  const [filter, setFilter] = useState<CandidateFilter>({})
  const [targetTier, setTargetTier] = useState('')
  const params = { id: centreId }
  const preview = useMutation({ mutationFn: () => callApi(previewCandidates, { params, body: filter }) })
  const add = useMutation({
    mutationFn: () =>
      callApi(addCandidates, { params, body: { ...filter, targetTier: (targetTier || null) as never } }),
    onSuccess: async () => {
      preview.reset()
      await onAdded()
    },
  })
  const change = (part: CandidateFilter) => {
    preview.reset()
    add.reset()
    setFilter({ ...filter, ...part })
  }
  const fresh = preview.data ? preview.data.matching - preview.data.already : 0
  return (
    <Fieldset legend={t('centres:candidates.pick')} mb="md" bg="var(--bg)">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} style={{ alignItems: 'end' }}>
        <NativeSelect
          label={t('events:people.unit')}
          data={[{ value: '', label: t('list:all') }, ...opd]}
          onChange={(picked) => change({ unitId: picked.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t('events:people.tier')}
          data={[{ value: '', label: t('list:all') }, ...TIER_OPTIONS]}
          onChange={(picked) =>
            change({ tiers: picked.currentTarget.value ? [picked.currentTarget.value as never] : undefined })
          }
        />
        <TextInput
          label={t('events:people.byName')}
          onChange={(typed) => change({ search: typed.currentTarget.value || undefined })}
        />
        <TextInput
          label={t('events:people.jabatan')}
          onChange={(typed) => change({ jabatanSearch: typed.currentTarget.value || undefined })}
        />
        <NumberInput
          label={t('centres:candidates.limit')}
          min={1}
          max={5000}
          onChange={(value) => change({ limit: Number(value) || undefined })}
        />
        <NativeSelect
          label={t('centres:candidates.targetTier')}
          value={targetTier}
          data={[{ value: '', label: t('centres:candidates.ownTier') }, ...TIER_OPTIONS]}
          onChange={(picked) => setTargetTier(picked.currentTarget.value)}
        />
      </SimpleGrid>
      <Button my="md" variant="default" loading={preview.isPending} onClick={() => preview.mutate()}>
        {t('events:people.preview')}
      </Button>
      {preview.isError ? <ErrorNotice error={preview.error} /> : null}
      {add.isError ? <ErrorNotice error={add.error} /> : null}
      {preview.data ? (
        <Notice live>
          <p>{t('centres:candidates.matching', { matching: preview.data.matching, already: preview.data.already })}</p>
          {preview.data.sample.length > 0 ? (
            <p>
              {t('events:people.sample', {
                names: preview.data.sample.map(({ name, jabatanName }) => `${name} (${jabatanName})`).join('; '),
              })}
            </p>
          ) : null}
          {fresh > 0 ? (
            <Group mt="xs">
              <Button loading={add.isPending} onClick={() => add.mutate()}>
                {t('centres:candidates.add', { count: fresh })}
              </Button>
            </Group>
          ) : null}
        </Notice>
      ) : null}
      {add.data ? (
        <Notice tone="success" live>
          {t('centres:candidates.added', { count: add.data.added })}
        </Notice>
      ) : null}
    </Fieldset>
  )
}
