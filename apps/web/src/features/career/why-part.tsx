import { listCareerRoundPosts, listCareerRounds } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import classes from './career.module.css'
import { placeText } from './rule-words.ts'
import { WhyAnswer } from './why-answer.tsx'

const MOST_SHOWN = 30

/** Asked of a decided round and one of its posts; the answer speaks of nobody but the caller. */
export function WhyPart() {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const rounds = useQuery({ queryKey: ['career', 'rounds'], queryFn: () => callApi(listCareerRounds) })
  if (rounds.isPending) return <Loading />
  if (rounds.isError) return <ErrorNotice error={rounds.error} onRetry={rounds.refetch} />
  const round = rounds.data.find(({ id }) => id === filter.putaran) ?? rounds.data.find(({ isMember }) => isMember)
  return (
    <section>
      <h2>{t('career:why.title')}</h2>
      <p>{t('career:why.lead')}</p>
      {rounds.data.length === 0 ? (
        <EmptyState title={t('career:why.empty')}>{t('career:why.emptyHint')}</EmptyState>
      ) : (
        <div className="no-print" style={{ maxWidth: 480 }}>
          <SelectField
            label={t('career:why.round')}
            all={t('career:why.chooseRound')}
            value={round?.id}
            options={rounds.data.map(({ id, name, archivedOn }) => ({
              value: id,
              label: t('career:why.roundOption', { name, date: formatDate(archivedOn) }),
            }))}
            onSelect={(putaran) => change({ putaran, jabatan: undefined })}
          />
        </div>
      )}
      {round && !round.isMember ? <Notice>{t('career:why.notMember')}</Notice> : null}
      {round?.isMember && filter.jabatan !== undefined ? (
        <WhyAnswer
          roundId={round.id}
          post={Number(filter.jabatan)}
          onBack={() => change({ jabatan: undefined, putaran: round.id })}
        />
      ) : null}
      {round?.isMember && filter.jabatan === undefined ? <RoundPosts roundId={round.id} /> : null}
    </section>
  )
}

function RoundPosts({ roundId }: { roundId: string }) {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const list = useQuery({
    queryKey: ['career', 'round-posts', roundId],
    queryFn: () => callApi(listCareerRoundPosts, { query: { roundId } }),
  })
  if (list.isPending) return <Loading />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={list.refetch} />
  const { outcome, posts } = list.data
  const words = filter.cari?.toLowerCase() ?? ''
  const found = posts.filter(
    (post) =>
      (filter.calon !== 'ya' || post.isCandidate) &&
      `${post.name} ${post.unitName} ${post.agencyName}`.toLowerCase().includes(words),
  )
  const shown = found.toSorted((one, other) => Number(other.isCandidate) - Number(one.isCandidate)).slice(0, MOST_SHOWN)
  return (
    <>
      <Notice>
        {outcome.kind === 'moved' ? t('career:why.moved', { post: outcome.postName }) : t('career:why.stays')}
      </Notice>
      <h3>{t('career:why.choosePost')}</h3>
      <FilterRow label={t('career:why.choosePost')}>
        <SearchField
          label={t('career:why.search')}
          value={filter.cari}
          onSearch={(cari) => change({ cari, putaran: roundId })}
        />
        <SelectField
          label={t('career:why.post')}
          all={t('career:why.allPosts')}
          value={filter.calon}
          options={[{ value: 'ya', label: t('career:why.candidateOnly') }]}
          onSelect={(calon) => change({ calon, putaran: roundId })}
        />
      </FilterRow>
      {shown.length === 0 ? <EmptyState title={t('career:why.noPosts')} /> : null}
      <ul className={classes.list}>
        {shown.map((post) => (
          <li key={post.index} className={classes.card}>
            <h4 style={{ margin: 0 }}>
              <button
                type="button"
                className={classes.pick}
                onClick={() => change({ putaran: roundId, jabatan: String(post.index) })}
              >
                {post.name}
              </button>
            </h4>
            <p>{placeText(post.unitName, post.agencyName)}</p>
            <p className={classes.muted}>
              {tierName(post.tier)}
              {post.isCandidate ? ` · ${t('career:why.candidate')}` : ''}
            </p>
          </li>
        ))}
      </ul>
      {found.length > shown.length ? <p>{t('career:why.more', { shown: shown.length, total: found.length })}</p> : null}
    </>
  )
}
