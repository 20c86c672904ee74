import { Button } from '@mantine/core'
import { listRoundPosts } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { constraintsQuery, type Round } from '../placement-data.ts'
import type { Choice } from './constraint-choice.ts'
import { ConstraintDialog } from './constraint-dialog.tsx'
import { ConstraintTable } from './constraint-table.tsx'

/** What people decided beyond the rules: in force, and below it what was taken back. */
export function ConstraintPanel({ round }: { round: Round }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('placement.edit') && round.state === 'frozen'
  const [filter, change] = useUrlFilter()
  const [opened, open] = useState<Choice | null>(null)
  const asked = useAskedPost(round.id, mayEdit ? filter.kosongkan : undefined)
  const start = opened ?? (asked ? { kind: 'lock-post' as const, post: asked } : null)
  const close = () => {
    open(null)
    if (filter.kosongkan) change({ kosongkan: undefined })
  }
  const found = useQuery(constraintsQuery(round.id))
  const inForce = found.data?.filter(({ removed }) => removed === null) ?? []
  const removed = found.data?.filter(({ removed }) => removed !== null) ?? []
  return (
    <>
      <h2>{t('placement:constraint.heading')}</h2>
      <p>{t('placement:constraint.lead')}</p>
      {mayEdit ? (
        <Button mb="md" onClick={() => open({ kind: 'forbid' })}>
          {t('placement:constraint.add')}
        </Button>
      ) : null}
      {found.isPending ? <Loading lines={6} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {found.data && inForce.length === 0 ? (
        <EmptyState title={t('placement:constraint.none')}>{t('placement:constraint.noneHint')}</EmptyState>
      ) : null}
      {inForce.length > 0 && mayEdit ? (
        <p>
          {t('placement:constraint.next')}{' '}
          <Link to={`/penempatan/${round.id}` as never} search={{ bagian: 'rencana' } as never}>
            {t('placement:planForm.title')}
          </Link>
        </p>
      ) : null}
      {inForce.length > 0 ? (
        <ConstraintTable round={round} rows={inForce} caption={t('placement:constraint.caption')} mayEdit={mayEdit} />
      ) : null}
      {removed.length > 0 ? (
        <details>
          <summary>{t('placement:constraint.removedTitle', { count: removed.length })}</summary>
          <ConstraintTable
            round={round}
            rows={removed}
            caption={t('placement:constraint.removedCaption')}
            mayEdit={false}
          />
        </details>
      ) : null}
      <ConstraintDialog round={round} start={start} onClose={close} />
    </>
  )
}

/** The post that an infeasible plan wants left empty; posts come in the order of their numbers. */
function useAskedPost(roundId: string, index: string | undefined) {
  const query = { offset: Number(index), limit: 1 }
  const found = useQuery({
    queryKey: ['round', roundId, 'posts', query],
    queryFn: () => callApi(listRoundPosts, { params: { id: roundId }, query }),
    enabled: index !== undefined && /^\d+$/.test(index),
  })
  return index === undefined ? undefined : found.data?.posts[0]
}
