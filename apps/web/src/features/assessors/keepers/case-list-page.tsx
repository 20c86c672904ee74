import { Button, Group } from '@mantine/core'
import { addTrainingCase, listTrainingCases, loadOriginalCases, retireTrainingCase } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNumber } from '../../../lib/format.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { RuleSection } from './rule-section.tsx'

const MOST_BYTES = 400_000

/** What the committee keeps of the training: cases with their agreed levels, and what the exercise must reach. */
export default function CaseListPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [retiring, setRetiring] = useState<{ id: string; code: string } | null>(null)
  const list = useQuery({ queryKey: ['training-cases'], queryFn: () => callApi(listTrainingCases) })
  const refresh = () => client.invalidateQueries({ queryKey: ['training-cases'] })
  const originals = useMutation({ mutationFn: () => callApi(loadOriginalCases), onSuccess: refresh })
  const rows = list.data?.rows ?? []
  return (
    <>
      <PageHeader
        title={t('assessors:cases.title')}
        lead={t('assessors:cases.lead')}
        actions={
          <Button variant="default" loading={originals.isPending} onClick={() => originals.mutate()}>
            {t('assessors:cases.originals')}
          </Button>
        }
      />
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {originals.isError ? <ErrorNotice error={originals.error} /> : null}
      {originals.isSuccess ? (
        <Notice tone="success" live>
          {originals.data.added > 0
            ? t('assessors:cases.added', { count: originals.data.added })
            : t('assessors:cases.addedNone')}
        </Notice>
      ) : null}
      {list.data && rows.length === 0 ? (
        <EmptyState title={t('assessors:cases.empty')}>{t('assessors:cases.emptyHint')}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <PlainTable
          caption={t('assessors:cases.title')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'title',
              title: t('assessors:cases.one'),
              isWide: true,
              cell: ({ id, code, version, title }) => (
                <>
                  <Link to={`/naskah-latihan/${id}` as never}>{title}</Link>
                  <br />
                  <span style={{ color: 'var(--text-muted)' }}>{t('assessors:cases.codeOf', { code, version })}</span>
                </>
              ),
            },
            {
              id: 'purpose',
              title: t('assessors:cases.purpose'),
              cell: ({ purpose }) => t(`assessors:cases.purposes.${purpose}`),
            },
            { id: 'kind', title: t('sheets:list.kind'), cell: ({ kind }) => t(`sheets:kind.${kind}`) },
            {
              id: 'ratings',
              title: t('assessors:training.ratings'),
              isNumber: true,
              cell: ({ ratings }) => formatNumber(ratings),
            },
            {
              id: 'submissions',
              title: t('assessors:cases.submissions'),
              isNumber: true,
              cell: ({ submissions }) => formatNumber(submissions),
            },
            {
              id: 'state',
              title: t('sheets:list.state'),
              cell: ({ id, code, state }) =>
                state === 'retired' ? (
                  t('sheets:state.retired')
                ) : (
                  <Group gap="xs" wrap="nowrap">
                    {t('sheets:state.in-use')}
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={`${t('assessors:cases.retire')}: ${code}`}
                      onClick={() => setRetiring({ id, code })}
                    >
                      {t('assessors:cases.retire')}
                    </Button>
                  </Group>
                ),
            },
          ]}
        />
      ) : null}
      <AddCase onAdded={refresh} />
      {list.data ? <RuleSection rule={list.data.rule} rules={list.data.rules} onSaved={refresh} /> : null}
      <ConfirmDialog
        opened={retiring !== null}
        title={t('assessors:cases.retireTitle', { code: retiring?.code ?? '' })}
        confirmLabel={t('assessors:cases.retire')}
        onClose={() => setRetiring(null)}
        onConfirm={async () => {
          await callApi(retireTrainingCase, { params: { id: retiring!.id } })
          await refresh()
        }}
      >
        {t('assessors:cases.retireText')}
      </ConfirmDialog>
    </>
  )
}

function AddCase({ onAdded }: { onAdded: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const add = useMutation({
    mutationFn: async (chosen: File) => callApi(addTrainingCase, { body: { text: await chosen.text() } }),
    onSuccess: onAdded,
  })
  const reply = add.data
  return (
    <section>
      <h2>{t('assessors:cases.add')}</h2>
      <FileDrop
        label={t('assessors:cases.file')}
        hint={t('assessors:cases.fileHint')}
        accept=".yaml,.yml,.json"
        maxBytes={MOST_BYTES}
        file={file}
        onFile={(chosen) => {
          setFile(chosen)
          add.mutate(chosen)
        }}
      />
      {add.isError ? <ErrorNotice error={add.error} /> : null}
      {reply?.outcome === 'added' ? (
        <Notice tone="success" live>
          {t('assessors:cases.addedOne', { code: reply.code, version: reply.version })}
        </Notice>
      ) : null}
      {reply?.outcome === 'refused' ? (
        <>
          <Notice tone="danger" live title={t('sheets:import.refused', { count: reply.problems.length })}>
            {t('sheets:import.refusedHint')}
          </Notice>
          <PlainTable
            caption={t('sheets:import.problems')}
            rows={reply.problems}
            rowKey={(_, index) => String(index)}
            columns={[
              { id: 'line', title: t('sheets:import.line'), isNumber: true, cell: ({ line }) => line ?? '–' },
              { id: 'place', title: t('sheets:import.place'), cell: ({ place }) => place },
              { id: 'reason', title: t('sheets:import.reason'), isWide: true, cell: ({ reason }) => reason },
            ]}
          />
        </>
      ) : null}
    </section>
  )
}
