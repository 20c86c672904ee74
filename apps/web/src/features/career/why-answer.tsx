import { Button } from '@mantine/core'
import { getWhyNot, type WhyNot } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice, type NoticeTone } from '../../ui/notice.tsx'
import classes from './career.module.css'
import { FitBars } from './fit-bars.tsx'
import { MissingList } from './missing-list.tsx'
import { Advice } from './post-card.tsx'
import { RuleList } from './rule-list.tsx'
import { placeText, pointsText, ruleName } from './rule-words.ts'

const TONE: Partial<Record<WhyNot['cause'], NoticeTone>> = {
  chosen: 'success',
  unknown: 'warning',
  incomplete: 'warning',
}

/** Why the caller did not get one post, in a sentence first and with all of the caller's own figures after it. */
export function WhyAnswer({ roundId, post, onBack }: { roundId: string; post: number; onBack: () => void }) {
  const { t, i18n } = useTranslation()
  const answer = useQuery({
    queryKey: ['career', 'why-not', roundId, post],
    queryFn: () => callApi(getWhyNot, { query: { roundId, post } }),
    retry: false,
  })
  const back = (
    <p className="no-print">
      <Button variant="default" onClick={onBack}>
        {t('career:why.choosePost')}
      </Button>
    </p>
  )
  if (answer.isPending) return <Loading lines={6} />
  if (answer.isError) {
    return (
      <>
        {back}
        <ErrorNotice error={answer.error} onRetry={answer.refetch} />
      </>
    )
  }
  const why = answer.data
  const bars = why.rules.filter(({ hard, status }) => hard && status === 'failed')
  const sentence = t(`career:why.cause.${why.cause}`, {
    fit: why.fit ? pointsText(why.fit.total) : '–',
    shortfall: why.shortfall === null ? '–' : pointsText(why.shortfall),
    rules: bars.map(({ code }) => ruleName(code, i18n).toLowerCase()).join(', '),
  })
  return (
    <article>
      {back}
      <h3 tabIndex={-1}>{t('career:why.answer', { post: why.post.name })}</h3>
      <p className={classes.muted}>
        {placeText(why.post.unitName, why.post.agencyName)}. {why.round.name}.{' '}
        {t('career:why.date', { date: formatDate(why.round.date) })}
      </p>
      <Notice tone={TONE[why.cause] ?? 'info'} title={sentence}>
        {why.cause === 'short' ? <p>{t('career:why.exact')}</p> : null}
        {why.isEven === null || why.cause === 'chosen' ? null : (
          <p>{t(why.isEven ? 'career:why.isEven' : 'career:why.notEven')}</p>
        )}
        {why.ownPost && why.cause !== 'chosen' ? <p>{t('career:why.ownPost', { post: why.ownPost })}</p> : null}
      </Notice>
      {why.reason ? (
        <>
          <h4>{t('career:why.reason')}</h4>
          <blockquote className={classes.quote}>{why.reason}</blockquote>
          <p className={classes.muted}>{t('career:why.reasonNote')}</p>
        </>
      ) : null}
      {why.missing.length > 0 ? (
        <>
          <h4>{t('career:missing.title')}</h4>
          <MissingList missing={why.missing} />
        </>
      ) : null}
      {why.parts.length > 0 ? (
        <>
          <h4>{t('career:posts.parts')}</h4>
          <FitBars parts={why.parts} fit={why.fit} />
        </>
      ) : null}
      <h4>{t('career:posts.rules')}</h4>
      <RuleList rules={why.rules} />
      {why.advice.length > 0 ? <h4>{t('career:posts.advice')}</h4> : null}
      <Advice advice={why.advice} isForeign={i18n.language !== 'id'} />
    </article>
  )
}
