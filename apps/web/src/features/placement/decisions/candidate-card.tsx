import { useTranslation } from 'react-i18next'
import { formatDate, formatNip } from '../../../lib/format.ts'
import { fitPartName, ruleName } from '../../../lib/rule-words.ts'
import classes from './decisions.module.css'
import { FitBar } from './fit-bar.tsx'
import { type Candidate, formatPoints } from './proposal-data.ts'
import { ruleValue } from './rule-value.ts'

/** One candidate: fit with its interval, what it is made of, and what choosing costs. */
export function CandidateCard({ candidate, isChosen }: { candidate: Candidate; isChosen: boolean }) {
  const { t, i18n } = useTranslation()
  const { from, plannedIn, takenBy } = candidate
  const tags = [
    candidate.isPlanned ? t('decision:candidate.planned') : null,
    candidate.isHolder ? t('decision:candidate.holder') : null,
    candidate.isEven ? t('decision:candidate.even') : null,
  ].filter((one) => one !== null)
  return (
    <li className={classes.candidate} data-chosen={isChosen || undefined}>
      <p>
        <span className={classes.name}>{candidate.name}</span>
        <br />
        <span className={classes.muted}>NIP {formatNip(candidate.nip)}</span>
      </p>
      {tags.length > 0 ? <p className={classes.tag}>{tags.join(' · ')}</p> : null}
      {takenBy ? (
        <p className={classes.tag} data-tone="warn">
          {t('decision:candidate.taken', { post: takenBy })}
        </p>
      ) : null}
      <FitBar fit={candidate.fit} low={candidate.low} high={candidate.high} name={candidate.name} />
      <dl className={classes.facts}>
        <dt>{t('decision:candidate.from')}</dt>
        <dd>{from ? [from.name, from.agencyName].filter(Boolean).join(', ') : t('decision:candidate.noPost')}</dd>
        <dt>{t('decision:candidate.price')}</dt>
        <dd>
          {candidate.shortfall === null
            ? t('decision:candidate.noPrice')
            : t('decision:candidate.points', { points: formatPoints(candidate.shortfall) })}
        </dd>
        <dt>{t('decision:candidate.assessed')}</dt>
        <dd>{candidate.assessedOn ? formatDate(candidate.assessedOn) : t('decision:candidate.notAssessed')}</dd>
        <dt>{t('decision:candidate.box')}</dt>
        <dd>{candidate.box ?? t('decision:candidate.noBox')}</dd>
        <dt>{t('decision:candidate.alternatives')}</dt>
        <dd>{t('decision:candidate.posts', { count: candidate.alternatives })}</dd>
        {plannedIn ? (
          <>
            <dt>{t('decision:candidate.plannedIn')}</dt>
            <dd>{plannedIn.name}</dd>
          </>
        ) : null}
      </dl>
      <details>
        <summary>{t('decision:candidate.details')}</summary>
        <table className={classes.parts}>
          <caption className="visually-hidden">{t('decision:candidate.partsOf', { name: candidate.name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('decision:candidate.part')}</th>
              <th scope="col">{t('decision:candidate.value')}</th>
              <th scope="col">{t('decision:candidate.share')}</th>
            </tr>
          </thead>
          <tbody>
            {candidate.parts.map(({ code, weight, value, points }) => (
              <tr key={code}>
                <th scope="row">
                  {fitPartName(code, i18n)} ({weight} %)
                </th>
                <td>{formatPoints(value)}</td>
                <td>{formatPoints(points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <ul className={classes.steps}>
          {candidate.rules.map(({ code, clause, value, limit, unit, status, hard }) => (
            <li key={code} className={classes.muted}>
              {t(`decision:rule.${hard || status === 'held' ? status : 'remark'}`, {
                name: ruleName(code, i18n),
                value: ruleValue(value, unit, i18n),
                limit: ruleValue(limit, unit, i18n),
                clause,
              })}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
