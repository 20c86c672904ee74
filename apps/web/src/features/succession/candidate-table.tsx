import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'
import { AddDialog, type Choice } from './add-dialog.tsx'
import { Blockers } from './blockers.tsx'
import { FitCell, PersonCell } from './cells.tsx'
import type { PostView } from './post-page.tsx'
import { readinessWords } from './succession-words.ts'

type Candidate = PostView['candidates'][number]

/** Everyone the last proposal judged for this post, best first. */
export function CandidateTable({ post }: { post: PostView }) {
  const { t, i18n } = useTranslation()
  const mayEdit = usePermission('succession.edit')
  const [choice, setChoice] = useState<Choice | null>(null)
  const { run, candidates, others } = post
  if (!run || candidates.length === 0) {
    return (
      <>
        <h2>{t('succession:candidates.title')}</h2>
        <EmptyState title={t(run ? 'succession:candidates.none' : 'succession:candidates.notRun')}>
          {t(run ? 'succession:candidates.noneHint' : 'succession:candidates.notRunHint')}
        </EmptyState>
      </>
    )
  }
  const members = new Set(post.members.map(({ pegawaiId }) => pegawaiId))
  const best = candidates.find(({ slot, fit }) => slot === 'now' && fit !== null)?.fit ?? null
  const columns: Column<Candidate>[] = [
    {
      id: 'name',
      title: t('succession:column.name'),
      cell: ({ pegawaiId, name, postName, lateral }) => (
        <PersonCell
          pegawaiId={pegawaiId}
          name={name}
          below={[postName, ...(lateral ? [t('succession:candidates.lateral')] : [])].filter(Boolean).join(' · ')}
        />
      ),
    },
    { id: 'box', title: t('succession:column.box'), isNumber: true, cell: ({ box }) => formatNumber(box) },
    { id: 'readiness', title: t('succession:column.readiness'), cell: (row) => readinessWords(row, i18n) },
    { id: 'fit', title: t('succession:column.fit'), cell: ({ fit }) => <FitCell fit={fit} best={best} /> },
    { id: 'blockers', title: t('succession:column.blockers'), cell: (row) => <Blockers candidate={row} /> },
  ]
  const action: Column<Candidate> = {
    id: 'add',
    title: t('succession:column.action'),
    cell: (row) =>
      members.has(row.pegawaiId) ? (
        t('succession:candidates.member')
      ) : (
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('succession:add.of', { name: row.name })}
          onClick={() =>
            setChoice({
              jabatanId: post.id,
              postName: post.name,
              pegawaiId: row.pegawaiId,
              name: row.name,
              judged: row,
            })
          }
        >
          {t('succession:add.button')}
        </Button>
      ),
  }
  return (
    <>
      <h2>{t('succession:candidates.title')}</h2>
      <p>{t('succession:candidates.lead', { day: formatDate(run.askedOn), boxes: run.settings.boxes.join(', ') })}</p>
      <PlainTable
        caption={t('succession:candidates.caption', { count: candidates.length })}
        rows={candidates}
        rowKey={({ pegawaiId }) => pegawaiId}
        columns={mayEdit ? [...columns, action] : columns}
      />
      {others > 0 ? <p>{t('succession:candidates.others', { count: others })}</p> : null}
      <AddDialog choice={choice} onClose={() => setChoice(null)} />
    </>
  )
}
