import type { SimulationAttemptScore } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { formatDateTime, formatNumber, formatShare } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LevelProfile } from '../../../ui/level-profile.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { ReplyTable } from './reply-table.tsx'
import { Timeline } from './timeline.tsx'

export type Score = NonNullable<SimulationAttemptScore['score']>
/** Half of an 80 percent interval of the normal distribution, in standard errors. */
const Z80 = 1.2816

const within = (level: number) => Math.min(5, Math.max(1, level))

export function AttemptScore({ attempt }: { attempt: SimulationAttemptScore }) {
  const { t } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const { simulation, exercise, score } = attempt
  return (
    <section aria-label={exercise}>
      <h2>{`${exercise}: ${simulation.title} (${simulation.code}, ${t('simulation:view.version', { version: simulation.version })})`}</h2>
      {score ? (
        <>
          <p>
            {t('simulation:score.recipe', {
              version: score.recipe.version,
              source: score.recipe.source,
              at: formatDateTime(score.computedAt, zone),
            })}
          </p>
          {score.recipe.confidence === 'low' ? <Notice tone="warning">{t('simulation:score.low')}</Notice> : null}
          <Levels score={score} />
          <Timeline score={score} starts={simulation.starts} />
          <EvidenceTable score={score} starts={simulation.starts} />
          {score.replies.length > 0 ? <ReplyTable replies={score.replies} /> : null}
        </>
      ) : (
        <EmptyState title={t('simulation:score.notYet')}>{t('simulation:score.notYetHint')}</EmptyState>
      )}
    </section>
  )
}

function Levels({ score }: { score: Score }) {
  const { t } = useTranslation()
  const measured = score.competencies.flatMap(({ competency, levelContinuous, standardError }) =>
    levelContinuous === null || standardError === null ? [] : [{ competency, levelContinuous, standardError }],
  )
  return (
    <>
      {measured.length > 0 ? (
        <LevelProfile
          title={t('simulation:score.chart')}
          meta={t('simulation:score.chartMeta', { count: measured.length })}
          rows={measured.map(({ competency, levelContinuous, standardError }) => ({
            ...{ scale: competency, name: competencyLabel(competency), levelContinuous, required: null, gap: null },
            level: Math.round(levelContinuous),
            low: within(levelContinuous - Z80 * standardError),
            high: within(levelContinuous + Z80 * standardError),
          }))}
        />
      ) : null}
      <PlainTable
        caption={t('simulation:score.competencies')}
        rows={score.competencies}
        rowKey={({ competency }) => competency}
        columns={[
          { id: 'name', title: t('simulation:rule.competency'), cell: ({ competency }) => competencyLabel(competency) },
          {
            id: 'earned',
            title: t('simulation:score.earned'),
            isNumber: true,
            cell: ({ earned }) => formatNumber(earned),
          },
          {
            id: 'range',
            title: t('simulation:score.range'),
            isNumber: true,
            cell: ({ least, most }) => `${formatNumber(least)} – ${formatNumber(most)}`,
          },
          {
            id: 'share',
            title: t('simulation:score.share'),
            isNumber: true,
            cell: ({ share }) => formatShare(share, 0),
          },
          {
            id: 'level',
            title: t('simulation:score.level'),
            isNumber: true,
            cell: ({ levelContinuous }) => formatNumber(levelContinuous, { least: 1, most: 1 }),
          },
          {
            id: 'error',
            title: t('simulation:score.error'),
            isNumber: true,
            cell: ({ standardError }) => formatNumber(standardError, { least: 2, most: 2 }),
          },
          {
            id: 'state',
            title: t('simulation:score.state'),
            cell: ({ isAwaiting }) => t(isAwaiting ? 'simulation:score.awaiting' : 'simulation:score.final'),
          },
        ]}
      />
    </>
  )
}
