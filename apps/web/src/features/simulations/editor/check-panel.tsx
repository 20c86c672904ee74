import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { reasonSentence } from '../../../lib/reason-sentence.ts'
import classes from './editor.module.css'
import { fieldName } from './field-name.ts'
import type { Problem } from './find-problems.ts'

const MOST_SHOWN = 40

/** What keeps the draft from being used, errors first; each leads to its field. */
export function CheckPanel({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation()
  const { placed } = useProblemSentence()
  const ranked = problems.toSorted(
    (one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'),
  )
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return (
    <section className={classes.check} aria-labelledby="check-title">
      <h2 id="check-title">{t('simulation:check.title')}</h2>
      <p role="status">
        {problems.length === 0
          ? t('simulation:check.clean')
          : t('simulation:check.sum', { errors, warnings: problems.length - errors })}
      </p>
      <ul>
        {ranked.slice(0, MOST_SHOWN).map((problem, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said of several fields
          <li key={n}>
            <span className={classes.word} data-severity={problem.severity}>
              {t(`simulation:check.${problem.severity}`)}
            </span>{' '}
            <Link
              to="."
              search={
                {
                  bagian: problem.part,
                  ...(problem.id ? { pilih: problem.id } : {}),
                  ...(problem.field ? { isian: problem.field } : {}),
                } as never
              }
            >
              {placed(problem)}
            </Link>
          </li>
        ))}
      </ul>
      {ranked.length > MOST_SHOWN ? <p>{t('simulation:check.more', { count: ranked.length - MOST_SHOWN })}</p> : null}
    </section>
  )
}

/** A problem as a sentence: alone, for under its field, or with its place. */
export function useProblemSentence() {
  const { t, i18n } = useTranslation()
  const alone = ({ what }: Problem): string =>
    'finding' in what
      ? t(`simulation:finding.${what.finding.code}`, { about: what.finding.about })
      : reasonSentence(what.reason, what.reason.code, i18n)
  const placed = (problem: Problem): string => {
    const { part, id, field } = problem
    const place = [t(`simulation:section.${part}`), id, field && fieldName(field, i18n.exists, t)].filter(Boolean)
    return `${place.join(', ')}: ${alone(problem)}`
  }
  return { alone, placed }
}
