import type { getExplanation, getPlan, ResponseOf } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNip } from '../../lib/format.ts'
import { Notice, type NoticeTone } from '../../ui/notice.tsx'
import classes from './career.module.css'
import { CopyExplanation } from './copy-explanation.tsx'
import { chosenSentence, shortfallSentence, statusSentence, stepSentence } from './explanation-text.ts'
import { FitBars } from './fit-bars.tsx'
import { RuleTable } from './rule-table.tsx'
import { datumNames, placeText } from './rule-words.ts'

export type Explanation = ResponseOf<typeof getExplanation>
export type Plan = ResponseOf<typeof getPlan>

const TONE: Record<Explanation['status'], NoticeTone> = {
  placed: 'success',
  candidate: 'info',
  barred: 'warning',
  unknown: 'warning',
  'not-offered': 'info',
}

export function ExplanationBody({ explanation, plan }: { explanation: Explanation; plan: Plan }) {
  const { t, i18n } = useTranslation()
  const { official, post, fit, chosen } = explanation
  const short = shortfallSentence(explanation, i18n)
  return (
    <article>
      <h2>{t('career:explain.heading', { official: official.name, post: post.name })}</h2>
      <p className={classes.muted}>
        {formatNip(official.nip)}. {t('career:explain.now', { post: official.postName ?? '–' })}
        {official.agencyName ? `, ${official.agencyName}` : ''}.{' '}
        {official.assessedOn ? `${t('career:explain.assessed', { date: formatDate(official.assessedOn) })}.` : ''}
        <br />
        {placeText(post.unitName, post.agencyName)}. {tierName(post.tier)},{' '}
        {t(`career:explain.kind.${explanation.kind}`)}.
      </p>
      <Notice tone={TONE[explanation.status]} title={statusSentence(explanation, i18n)}>
        {short ? <p>{short}</p> : null}
        <p>
          {explanation.placedIn
            ? t('career:explain.placedIn', { post: explanation.placedIn })
            : t('career:explain.stays')}
        </p>
        {fit && fit.missing.length > 0 ? (
          <p>{t('career:posts.fitMissing', { parts: datumNames(fit.missing, i18n) })}</p>
        ) : null}
      </Notice>
      <CopyExplanation explanation={explanation} plan={plan} />
      <h3>{t('career:explain.chosen')}</h3>
      <p>{chosenSentence(explanation, i18n)}</p>
      {chosen && chosen.index !== official.index ? (
        <p className={classes.strong}>{t(chosen.isEven ? 'career:explain.isEven' : 'career:explain.notEven')}</p>
      ) : null}
      <h3>{t('career:explain.parts')}</h3>
      <FitBars parts={explanation.parts} fit={fit} />
      <h3>{t('career:explain.rules')}</h3>
      <RuleTable rules={explanation.rules} />
      {explanation.shortfall === null ? null : (
        <>
          <h3>{t('career:explain.consequence')}</h3>
          {explanation.consequence.length === 0 ? <p>{t('career:explain.noConsequence')}</p> : null}
          <ol>
            {explanation.consequence.map((move) => (
              <li key={move.official.index}>{stepSentence(move, i18n)}</li>
            ))}
          </ol>
        </>
      )}
    </article>
  )
}
