import { Button, NativeSelect } from '@mantine/core'
import { type CareerStatus, listCareerPosts, type ResponseOf, RoundTier } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { type FilterValues, useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { DayField, FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Barriers, Gaps } from './barriers.tsx'
import classes from './career.module.css'
import { PostCard } from './post-card.tsx'
import { datumName, ruleName } from './rule-words.ts'

const PAGE_SIZE = 10
const STATUSES = ['eligible', 'blocked', 'unknown', 'own', 'lower'] as const satisfies readonly CareerStatus[]

/** Open structural posts: those whose rules the caller meets, those that a rule holds back, those nobody can tell. */
export function PostsPart() {
  const { t, i18n } = useTranslation()
  const [filter, change] = useUrlFilter()
  const status = STATUSES.find((one) => one === filter.kelompok) ?? 'eligible'
  const page = Math.max(1, Number(filter.page) || 1)
  const query = {
    page,
    pageSize: PAGE_SIZE,
    status,
    date: filter.tanggal,
    tier: RoundTier.options.find((one) => one === filter.jenjang),
    unitId: filter.opd,
    vacant: filter.lowong === 'ya' ? ('yes' as const) : filter.lowong === 'tidak' ? ('no' as const) : undefined,
    search: filter.cari,
    rule: status === 'blocked' ? filter.syarat : undefined,
    missing: status === 'unknown' ? filter.kurang : undefined,
  }
  const list = useQuery({
    queryKey: ['career', 'posts', query],
    queryFn: () => callApi(listCareerPosts, { query }),
    placeholderData: keepPreviousData,
  })
  if (list.isPending) return <Loading lines={8} />
  if (list.isError) {
    // A filter that the server refuses must not leave a page without a way back.
    const reset = () => change(Object.fromEntries(Object.keys(filter).map((name) => [name, undefined])))
    return <ErrorNotice error={list.error} onRetry={filter.tanggal || filter.opd ? reset : list.refetch} />
  }
  const { counts, rows, total, barriers, gaps, agencies } = list.data
  return (
    <section>
      <h2>{t('career:posts.title')}</h2>
      <Filters filter={filter} change={change} agencies={agencies} />
      {filter.tanggal ? <p>{t('career:posts.asOf', { date: formatDate(list.data.date) })}</p> : null}
      <Summary counts={counts} />
      <div style={{ maxWidth: 360, marginBlock: 'var(--space-4)' }}>
        <NativeSelect
          label={t('career:posts.group')}
          value={status}
          data={STATUSES.map((one) => ({
            value: one,
            label: `${t(`career:posts.status.${one}`)} (${formatNumber(counts[one])})`,
          }))}
          onChange={(event) => change({ kelompok: event.currentTarget.value, syarat: undefined, kurang: undefined })}
        />
      </div>
      {status === 'blocked' && !query.rule ? (
        <Barriers barriers={barriers} onPick={(syarat) => change({ syarat })} />
      ) : null}
      {status === 'unknown' && !query.missing ? <Gaps gaps={gaps} onPick={(kurang) => change({ kurang })} /> : null}
      {query.rule || query.missing ? (
        <Notice
          action={
            <Button variant="default" onClick={() => change({ syarat: undefined, kurang: undefined })}>
              {t('career:posts.clear')}
            </Button>
          }
        >
          {query.rule
            ? t('career:posts.shown', { rule: ruleName(query.rule, i18n) })
            : t('career:posts.shownGap', { datum: datumName(query.missing ?? '', i18n) })}
        </Notice>
      ) : null}
      <h3>{t(`career:posts.list.${status}`)}</h3>
      {rows.length === 0 ? (
        <NoRows status={status} counts={counts} onGroup={(kelompok) => change({ kelompok })} />
      ) : (
        <ul className={`${classes.list} ${classes.posts}`}>
          {rows.map((post) => (
            <li key={post.jabatanId}>
              <PostCard post={post} date={filter.tanggal} />
            </li>
          ))}
        </ul>
      )}
      {total > PAGE_SIZE ? (
        <Pager page={page} pageSize={PAGE_SIZE} total={total} onPage={(next) => change({ page: String(next) })} />
      ) : null}
    </section>
  )
}

/** An empty group says which group has posts: somebody without last year's predicate meets no rule, and bars none. */
function NoRows(props: { status: CareerStatus; counts: Listing['counts']; onGroup: (group: CareerStatus) => void }) {
  const { t } = useTranslation()
  const { status, counts, onGroup } = props
  const other = (['unknown', 'blocked'] as const).find((one) => one !== status && counts[one] > 0)
  if (status !== 'eligible' || !other)
    return <EmptyState title={t('career:posts.empty')}>{t('career:posts.emptyHint')}</EmptyState>
  return (
    <EmptyState
      title={t('career:posts.empty')}
      action={
        <Button variant="default" mt="md" onClick={() => onGroup(other)}>
          {t(`career:posts.see.${other}`, { count: counts[other], posts: formatNumber(counts[other]) })}
        </Button>
      }
    >
      {t(`career:posts.why.${other}`, { count: counts[other], posts: formatNumber(counts[other]) })}
    </EmptyState>
  )
}

type Listing = ResponseOf<typeof listCareerPosts>

function Summary({ counts }: { counts: Listing['counts'] }) {
  const { t } = useTranslation()
  const { eligible, blocked, unknown, own, lower } = counts
  const total = eligible + blocked + unknown
  if (total + own + lower === 0) {
    return <EmptyState title={t('career:posts.none')}>{t('career:posts.noneHint')}</EmptyState>
  }
  const [shown, met, held, open] = [total, eligible, blocked, unknown].map((count) => formatNumber(count))
  return (
    <p aria-live="polite">
      <strong>{t('career:posts.summary', { total: shown, eligible: met, blocked: held, unknown: open })}</strong>{' '}
      {lower > 0 ? t('career:posts.lowerNote', { count: lower }) : null}
    </p>
  )
}

function Filters(props: { filter: FilterValues; change: (next: FilterValues) => void; agencies: Listing['agencies'] }) {
  const { t } = useTranslation()
  const { filter, change, agencies } = props
  return (
    <div className="no-print">
      <FilterRow label={t('career:posts.filter')}>
        <SearchField
          label={t('career:posts.search')}
          value={filter.cari}
          onSearch={(cari) => change({ cari: cari?.slice(0, 100) })}
        />
        <SelectField
          label={t('career:posts.tier')}
          all={t('career:posts.allTiers')}
          value={filter.jenjang}
          options={RoundTier.options.map((value) => ({ value, label: tierName(value) }))}
          onSelect={(jenjang) => change({ jenjang })}
        />
        <SelectField
          label={t('career:posts.agency')}
          all={t('career:posts.allAgencies')}
          value={filter.opd}
          options={agencies.map(({ unitId, name }) => ({ value: unitId, label: name }))}
          onSelect={(opd) => change({ opd })}
        />
        <SelectField
          label={t('career:posts.vacancy')}
          all={t('career:posts.anyVacancy')}
          value={filter.lowong}
          options={[
            { value: 'ya', label: t('career:posts.vacantOnly') },
            { value: 'tidak', label: t('career:posts.filledOnly') },
          ]}
          onSelect={(lowong) => change({ lowong })}
        />
        <DayField label={t('career:posts.date')} value={filter.tanggal} onSelect={(tanggal) => change({ tanggal })} />
      </FilterRow>
    </div>
  )
}
