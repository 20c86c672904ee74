import { Button } from '@mantine/core'
import { type ConstraintRow, removeConstraint } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import type { Column } from '../../../ui/plain-table.tsx'
import { PagedTable } from '../paged-table.tsx'
import { PersonCell, PostCell } from '../person-cell.tsx'
import { type Round, refreshRound } from '../placement-data.ts'
import { formatPoints } from '../points.ts'
import { ReasonDialog } from '../reason-dialog.tsx'
import { useInstansi } from '../use-instansi.ts'
import { constraintSentence, isOrphan } from './constraint-words.ts'

interface Props {
  readonly round: Round
  readonly rows: readonly ConstraintRow[]
  readonly caption: string
  readonly mayEdit: boolean
}

/** The one to take back is named in the address, so that an infeasible plan can lead to it. */
export function ConstraintTable({ round, rows, caption, mayEdit }: Props) {
  const { t, i18n } = useTranslation()
  const { writeInstant } = useInstansi()
  const client = useQueryClient()
  const [filter, change] = useUrlFilter()
  const asked = mayEdit ? rows.find(({ id }) => id === filter.cabut) : undefined
  const remove = async (reason: string) => {
    await callApi(removeConstraint, { params: { id: asked!.id }, body: { version: round.version, reason } })
    await refreshRound(client)
  }
  const columns: Column<ConstraintRow>[] = [
    { id: 'kind', title: t('placement:constraint.kind'), cell: (row) => t(`placement:constraint.short.${row.kind}`) },
    {
      id: 'official',
      title: t('placement:officials.person'),
      cell: (row) => (row.official ? <PersonCell person={row.official} /> : '–'),
    },
    { id: 'post', title: t('placement:posts.post'), cell: (row) => (row.post ? <PostCell post={row.post} /> : '–') },
    {
      id: 'reason',
      title: t('common:confirm.reason'),
      cell: (row) => (
        <>
          {row.reason}
          {isOrphan(row) ? <p>{t('placement:constraint.orphan')}</p> : null}
        </>
      ),
    },
    { id: 'price', title: t('placement:constraint.price'), isNumber: true, cell: (row) => formatPoints(row.price) },
    {
      id: 'by',
      title: t('placement:constraint.by'),
      cell: (row) => t('placement:byAt', { by: row.createdBy, at: writeInstant(row.createdAt) }),
    },
    mayEdit
      ? {
          id: 'act',
          title: t('placement:constraint.act'),
          cell: (row) => (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('placement:constraint.removeOf', { constraint: constraintSentence(row, i18n) })}
              onClick={() => change({ cabut: row.id })}
            >
              {t('placement:constraint.remove')}
            </Button>
          ),
        }
      : {
          id: 'removed',
          title: t('placement:constraint.removed'),
          cell: ({ removed }) =>
            removed
              ? `${t('placement:byAt', { by: removed.by, at: writeInstant(removed.at) })}: ${removed.reason}`
              : t('placement:constraint.inForce'),
        },
  ]
  return (
    <>
      <PagedTable
        caption={caption}
        rows={rows}
        rowKey={({ id }) => id}
        textOf={(row) => `${constraintSentence(row, i18n)} ${row.reason}`}
        columns={columns}
      />
      <ReasonDialog
        opened={asked !== undefined}
        title={t('placement:constraint.removeTitle')}
        confirmLabel={t('placement:constraint.remove')}
        onConfirm={remove}
        onClose={() => change({ cabut: undefined })}
      >
        {asked ? constraintSentence(asked, i18n) : null}
      </ReasonDialog>
    </>
  )
}
