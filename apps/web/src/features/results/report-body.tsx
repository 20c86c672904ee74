import type { IndividualReport } from '@petakom/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNip, formatNumber } from '../../lib/format.ts'
import { LevelProfile } from '../../ui/level-profile.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { AdviceList } from './advice-list.tsx'
import type { EvidenceKey } from './evidence-panel.tsx'
import { MethodMatrix } from './method-matrix.tsx'
import { MomentTable } from './moment-table.tsx'
import { ObservationList } from './observation-list.tsx'

/** The same report as the PDF, in the same order, for screen and screen reader. */
export function ReportBody({
  report,
  onEvidence,
}: {
  report: IndividualReport
  onEvidence: (key: EvidenceKey) => void
}) {
  const { t, i18n } = useTranslation()
  const { person, event, jpm } = report
  const inLanguage = <Row extends { name: string; nameEn: string }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, name: i18n.language === 'en' ? row.nameEn : row.name }))
  const above = report.competencies.filter(({ gap }) => gap !== null && gap >= 0).length
  return (
    <article>
      <Part title={t('results:report.identity')}>
        <Facts
          facts={[
            [t('results:report.number'), formatNumber(person.number)],
            [t('results:report.name'), person.name],
            [t('results:report.nip'), formatNip(person.nip)],
            [t('results:report.post'), person.jabatan],
            [t('results:report.tier'), person.tier],
            [t('results:report.unit'), person.unit],
            [t('results:report.rank'), person.golongan],
            [t('results:report.date'), formatDate(report.assessedOn)],
            [t('results:report.venue'), event.venue],
            [t('results:report.purpose'), event.purposeName],
          ]}
        />
      </Part>
      <Part title={t('results:report.potential')}>
        <PlainTable
          caption={t('results:report.potential')}
          rows={report.potentials}
          rowKey={({ code }) => code}
          columns={[
            { id: 'aspect', title: t('results:report.aspect'), cell: (row) => row.name },
            { id: 'rating', title: t('results:report.rating'), isNumber: true, cell: (row) => row.rating ?? '–' },
            { id: 'label', title: t('results:report.label'), cell: (row) => row.label },
          ]}
        />
      </Part>
      <Part title={t('results:report.competency')}>
        <LevelProfile
          title={t('results:report.chart', { above, total: report.competencies.length })}
          meta={t('results:report.standard', { source: report.standardSource, date: formatDate(report.assessedOn) })}
          rows={inLanguage(report.competencies)}
          onPick={(scale) => onEvidence({ kind: 'competency', scale })}
        />
        {jpm ? (
          <p>{jpm.sentence}</p>
        ) : (
          <Notice tone="warning" title={t('results:report.noJpm')}>
            {report.missing.join(' ')}
          </Notice>
        )}
      </Part>
      {report.methods ? (
        <Part title={t('results:methods.title')}>
          <MethodMatrix methods={report.methods} />
        </Part>
      ) : null}
      {report.observations.length > 0 ? (
        <Part title={t('results:observed.title')}>
          <ObservationList observations={report.observations} />
        </Part>
      ) : null}
      {report.moments.length > 0 ? (
        <Part title={t('results:moments.title')}>
          <MomentTable moments={report.moments} />
        </Part>
      ) : null}
      <Part title={t('results:report.strengths')}>
        <Sentences list={report.strengths} none={t('results:report.noneAbove')} />
      </Part>
      <Part title={t('results:report.areas')}>
        <Sentences list={report.developmentAreas} none={t('results:report.noneBelow')} />
      </Part>
      <Part title={t('results:report.recommendation')}>
        <p>
          <strong>
            {jpm
              ? `${jpm.category.name} (${jpm.category.code}), JPM ${formatNumber(jpm.value, { least: 2, most: 2 })} %`
              : t('results:report.noJpm')}
          </strong>
        </p>
      </Part>
      {report.placementAdvice ? (
        <Part title={t('results:report.placement')}>
          <p>{report.placementAdvice}</p>
        </Part>
      ) : null}
      <Part title={t('results:report.development')}>
        <AdviceList advice={report.developmentAdvice} />
      </Part>
      <Part title={t('results:report.themes')}>
        <LevelProfile
          title={t('results:report.themes')}
          meta={t('results:report.themesNote')}
          rows={inLanguage(report.themes)}
          onPick={(scale) => onEvidence({ kind: 'theme', scale })}
        />
      </Part>
      <Part title={t('results:report.signature')}>
        <p>{t('results:report.signatureText')}</p>
      </Part>
      <Part title={t('results:report.verification')}>
        <QrCode text={report.verification.url} label={t('results:report.verificationQr')} size={120} />
        <p>
          <a href={`/verifikasi/${report.verification.code}`}>{report.verification.code}</a>
        </p>
        <p>{report.method.note}</p>
        <p>
          {t('results:report.method', {
            recipe: report.method.recipeVersion,
            categories: report.method.categoryVersion,
            engine: report.method.engineVersion,
            hash: report.method.inputHash.slice(0, 16),
          })}
        </p>
      </Part>
    </article>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section style={{ marginBlock: 'var(--space-5)' }}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: 'minmax(120px, 220px) 1fr', gap: 'var(--space-2)', margin: 0 }}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt style={{ color: 'var(--text-muted)' }}>{name}</dt>
          <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Sentences({ list, none }: { list: readonly string[]; none: string }) {
  if (list.length === 0) return <p>{none}</p>
  return (
    <ul>
      {list.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
