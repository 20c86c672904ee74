import { Button } from '@mantine/core'
import { type CareerPost, getCareerPost } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import classes from './career.module.css'
import { FitBars } from './fit-bars.tsx'
import { RuleList } from './rule-list.tsx'
import { datumNames, placeText, pointsText, ruleName } from './rule-words.ts'

/** One post: what stands for or against it in a line, everything else when it is opened. */
export function PostCard({ post, date }: { post: CareerPost; date: string | undefined }) {
  const { t, i18n } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const detailsId = useId()
  const seats =
    post.vacant === 0
      ? t('career:posts.filled')
      : post.vacant === 1
        ? t('career:posts.vacant')
        : t('career:posts.vacantSeats', { count: post.vacant })
  return (
    <article className={classes.card}>
      <h4 style={{ margin: 0 }}>{post.name}</h4>
      <p>{placeText(post.unitName, post.agencyName)}</p>
      <p className={classes.muted}>
        {tierName(post.tier)} · {seats} · {t(`career:posts.${post.kind}`)}
      </p>
      {post.fit && post.status === 'eligible' ? (
        <p>
          <strong>{t('career:posts.fit', { value: pointsText(post.fit.total) })}</strong>{' '}
          {t('career:posts.fitRange', { low: pointsText(post.fit.low), high: pointsText(post.fit.high) })}
        </p>
      ) : null}
      {post.status === 'blocked' ? (
        <p>
          {t('career:posts.barredBy', {
            rules: post.barredBy.map((code) => ruleName(code, i18n).toLowerCase()).join(', '),
          })}{' '}
          {post.openFrom
            ? t('career:posts.openFrom', { date: formatDate(post.openFrom) })
            : t('career:posts.neverByTime')}
        </p>
      ) : null}
      {post.missing.length > 0 && post.status !== 'lower' ? (
        <p>{t('career:posts.lacks', { data: datumNames(post.missing, i18n).toLowerCase() })}</p>
      ) : null}
      <p className="no-print">
        <Button
          variant="default"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          aria-label={t(isOpen ? 'career:posts.closeDetailsOf' : 'career:posts.detailsOf', { post: post.name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'career:posts.closeDetails' : 'career:posts.details')}
        </Button>
      </p>
      <div id={detailsId}>{isOpen ? <Details jabatanId={post.jabatanId} date={date} /> : null}</div>
    </article>
  )
}

function Details({ jabatanId, date }: { jabatanId: string; date: string | undefined }) {
  const { t, i18n } = useTranslation()
  const details = useQuery({
    queryKey: ['career', 'post', jabatanId, date],
    queryFn: () => callApi(getCareerPost, { query: { jabatanId, date } }),
  })
  if (details.isPending) return <Loading />
  if (details.isError) return <ErrorNotice error={details.error} onRetry={details.refetch} />
  const { rules, parts, post, advice } = details.data
  const isMeasured = post.fit?.missing.includes('jpm') === false
  return (
    <>
      <h4>{t('career:posts.parts')}</h4>
      <FitBars parts={parts} fit={post.fit} />
      <h4>{t('career:posts.rules')}</h4>
      <RuleList rules={rules} />
      {advice.length > 0 || isMeasured ? <h4>{t('career:posts.advice')}</h4> : null}
      {advice.length === 0 && isMeasured ? <p>{t('career:posts.noGap')}</p> : null}
      <Advice advice={advice} isForeign={i18n.language !== 'id'} />
    </>
  )
}

/** Sentences of the competency dictionary, which is Indonesian. */
export function Advice({ advice, isForeign }: { advice: readonly string[]; isForeign: boolean }) {
  const { t } = useTranslation()
  if (advice.length === 0) return null
  return (
    <>
      {isForeign ? <p className={classes.muted}>{t('career:posts.adviceLanguage')}</p> : null}
      <ul lang="id">
        {advice.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
