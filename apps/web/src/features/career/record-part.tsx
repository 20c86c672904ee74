import type { getCareer, ResponseOf } from '@petakom/contract'
import { golonganName, tierName } from '@petakom/domain'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNip, formatNumber } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './career.module.css'
import { HeldPosts, HeldSpan } from './held-posts.tsx'
import { MissingList } from './missing-list.tsx'
import { codeText } from './rule-words.ts'

type Career = ResponseOf<typeof getCareer>

/** The caller's record, line by line as the rules read it; what is not on record says so. */
export function RecordPart({ career }: { career: Career }) {
  const { t, i18n } = useTranslation()
  const { person, assessment, potential } = career
  const none = t('career:record.none')
  return (
    <section>
      <h2>{t('career:record.title')}</h2>
      <p>{t('career:record.lead')}</p>
      {career.missing.length === 0 ? (
        <Notice tone="success">{t('career:missing.all')}</Notice>
      ) : (
        <Notice tone="warning" title={t('career:missing.title')}>
          <p>{t('career:missing.lead')}</p>
          <MissingList missing={career.missing} />
        </Notice>
      )}
      <dl className={classes.facts} style={{ marginBlockStart: 'var(--space-4)' }}>
        <Fact name={t('career:record.name')}>{person.name}</Fact>
        <Fact name={t('career:record.nip')}>{formatNip(person.nip)}</Fact>
        <Fact name={t('career:record.post')}>{person.postName ?? t('career:record.noPost')}</Fact>
        <Fact name={t('career:record.unit')}>{person.unitName ?? '–'}</Fact>
        <Fact name={t('career:record.tier')}>{person.tier ? tierName(person.tier) : none}</Fact>
        <Fact name={t('career:record.employment')}>{career.employment ?? none}</Fact>
        <Fact name={t('career:record.education')}>{career.education ? codeText(career.education, i18n) : none}</Fact>
        <Fact name={t('career:record.golongan')}>{career.golongan ? golonganName(career.golongan) : none}</Fact>
        <Fact name={t('career:record.posts')}>{career.posts ? <HeldPosts posts={career.posts} /> : none}</Fact>
        <Fact name={t('career:record.predicates')}>
          {career.predicates?.length ? <Predicates predicates={career.predicates} /> : none}
        </Fact>
        <Fact name={t('career:record.discipline')}>
          {career.discipline === null ? none : <Discipline discipline={career.discipline} />}
        </Fact>
        <Fact name={t('career:record.assessment')}>
          {assessment
            ? t('career:record.assessed', {
                date: formatDate(assessment.assessedOn),
                until: formatDate(assessment.validUntil),
              })
            : none}
        </Fact>
        <Fact name={t('career:record.potential')}>
          {potential === null ? none : t('career:record.points', { value: formatNumber(potential / 100, { most: 2 }) })}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div style={{ display: 'contents' }}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Predicates({ predicates }: { predicates: NonNullable<Career['predicates']> }) {
  const { t, i18n } = useTranslation()
  return (
    <ul>
      {predicates.map(({ year, predicate }) => (
        <li key={year}>{t('career:record.year', { year, predicate: codeText(predicate, i18n) })}</li>
      ))}
    </ul>
  )
}

function Discipline({ discipline }: { discipline: NonNullable<Career['discipline']> }) {
  const { t, i18n } = useTranslation()
  if (discipline.length === 0) return t('career:record.noDiscipline')
  return (
    <ul>
      {discipline.map(({ level, from, until }) => (
        <li key={`${level}${from}`}>
          {codeText(level, i18n)}, <HeldSpan from={from} until={until} />
        </li>
      ))}
    </ul>
  )
}
