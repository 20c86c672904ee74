import { Button } from '@mantine/core'
import { getSuccessionOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNip } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { AddDialog, type Choice } from './add-dialog.tsx'
import { Blockers } from './blockers.tsx'
import { FitCell, PostCell } from './cells.tsx'
import { readinessWords, slotName } from './succession-words.ts'

const ORDER = ['now', 'soon', 'later'] as const

/** One official against every critical post. */
export default function PersonPage() {
  const { t, i18n } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const mayEdit = usePermission('succession.edit')
  const [choice, setChoice] = useState<Choice | null>(null)
  const found = useQuery({
    queryKey: ['succession', 'person', id],
    queryFn: () => callApi(getSuccessionOf, { params: { id } }),
  })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const { name, nip, box, askedOn, posts } = found.data
  const step = ({ judged, memberOf }: (typeof posts)[number]) =>
    memberOf ? -1 : judged?.slot ? ORDER.indexOf(judged.slot) : ORDER.length
  const rows = posts.toSorted(
    (a, b) => step(a) - step(b) || (b.judged?.fit?.total ?? -1) - (a.judged?.fit?.total ?? -1),
  )
  return (
    <>
      <PageHeader
        title={t('succession:person.of', { name })}
        lead={`${formatNip(nip)} · ${box === null ? t('succession:person.noBox') : t('talent:profile.box', { box })}`}
        actions={<Link to={`/talenta/${id}` as never}>{t('succession:person.profile')}</Link>}
      />
      <p>{askedOn ? t('succession:person.lead', { day: formatDate(askedOn) }) : t('succession:person.notRun')}</p>
      {posts.length === 0 ? (
        <EmptyState title={t('succession:list.empty')}>{t('succession:list.emptyHint')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('succession:person.caption', { count: posts.length })}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { id: 'post', title: t('succession:column.post'), cell: (row) => <PostCell {...row} /> },
            {
              id: 'readiness',
              title: t('succession:column.readiness'),
              cell: ({ judged }) => (judged ? readinessWords(judged, i18n) : t('succession:person.notJudged')),
            },
            {
              id: 'fit',
              title: t('succession:column.fit'),
              cell: ({ judged }) => (judged ? <FitCell fit={judged.fit} best={null} /> : '–'),
            },
            {
              id: 'blockers',
              title: t('succession:column.blockers'),
              cell: ({ judged }) => (judged ? <Blockers candidate={judged} /> : '–'),
            },
            {
              id: 'member',
              title: t('succession:column.member'),
              cell: (row) => {
                if (row.memberOf) return slotName(row.memberOf, i18n)
                if (!mayEdit) return '–'
                return (
                  <Button
                    variant="default"
                    size="compact-md"
                    aria-label={t('succession:add.toPost', { post: row.name })}
                    onClick={() =>
                      setChoice({ jabatanId: row.id, postName: row.name, pegawaiId: id, name, judged: row.judged })
                    }
                  >
                    {t('succession:add.button')}
                  </Button>
                )
              },
            },
          ]}
        />
      )}
      <AddDialog choice={choice} onClose={() => setChoice(null)} />
    </>
  )
}
