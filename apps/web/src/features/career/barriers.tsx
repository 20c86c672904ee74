import { Button } from '@mantine/core'
import type { listCareerPosts, ResponseOf } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'
import classes from './career.module.css'
import { clauseText, datumName, limitText, ruleName, valueText } from './rule-words.ts'

type Listing = ResponseOf<typeof listCareerPosts>
const MOST_CASES = 4

/** Each rule that holds posts back: by how many, the law's clause, the value, the limit and the first day it will hold. */
export function Barriers({ barriers, onPick }: { barriers: Listing['barriers']; onPick: (code: string) => void }) {
  const { t, i18n } = useTranslation()
  if (barriers.length === 0) return null
  return (
    <>
      <h3>{t('career:posts.barriers')}</h3>
      <p>{t('career:posts.barriersLead')}</p>
      <ul className={classes.list}>
        {barriers.map(({ code, clause, confidence, posts, alone, cases }) => (
          <li key={code} className={classes.card}>
            <h4 style={{ margin: 0 }}>
              {ruleName(code, i18n)}: {t('career:posts.barrierCount', { count: posts })}
            </h4>
            {alone > 0 ? <p>{t('career:posts.barrierAlone', { count: alone })}</p> : null}
            <ul>
              {cases.slice(0, MOST_CASES).map((one) => (
                <li key={JSON.stringify([one.tier, one.value, one.limit, one.firstDate])}>
                  {t('career:posts.case', {
                    tier: tierName(one.tier),
                    value: valueText(one, i18n),
                    limit: limitText(code, one, i18n),
                  })}{' '}
                  {one.firstDate
                    ? t('career:posts.fromDay', { date: formatDate(one.firstDate) })
                    : t('career:posts.neverByTime')}{' '}
                  ({t('career:posts.barrierCount', { count: one.posts })})
                </li>
              ))}
            </ul>
            <p className={classes.muted}>
              {clauseText(clause, i18n)}. {t('career:rule.confidence')}: {t(`career:confidence.${confidence}`)}.
            </p>
            <p className="no-print">
              <Button variant="default" onClick={() => onPick(code)}>
                {t('career:posts.showRule', { count: posts })}
                <span className="visually-hidden">: {ruleName(code, i18n)}</span>
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What nobody has recorded, by how many posts it keeps open, and whom to tell. */
export function Gaps({ gaps, onPick }: { gaps: Listing['gaps']; onPick: (datum: string) => void }) {
  const { t, i18n } = useTranslation()
  if (gaps.length === 0) return null
  return (
    <>
      <h3>{t('career:posts.gaps')}</h3>
      <ul className={classes.list}>
        {gaps.map(({ datum, keeper, posts }) => (
          <li key={datum} className={classes.card}>
            <h4 style={{ margin: 0 }}>
              {datumName(datum, i18n)}: {t('career:posts.gapCount', { count: posts })}
            </h4>
            <p>{t('career:missing.tell', { keeper: t(`career:keeper.${keeper}`) })}</p>
            <p className="no-print">
              <Button variant="default" onClick={() => onPick(datum)}>
                {t('career:posts.showRule', { count: posts })}
                <span className="visually-hidden">: {datumName(datum, i18n)}</span>
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
