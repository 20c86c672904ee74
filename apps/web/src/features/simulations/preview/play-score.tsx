import { type Act, minuteAt, Run, type Scenario, scoreRun } from '@petakom/domain'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { formatNumber, formatShare } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { clockAt } from '../editor/clock-at.ts'
import { useActSentence } from '../score/act-sentence.ts'

/** What one run earned: by competency, and which act gave which point. The story goes on to its end, as it does in scoring. */
export function PlayScore({ scenario, acts, seed }: { scenario: Scenario; acts: readonly Act[]; seed: number }) {
  const { t } = useTranslation()
  const sentenceOf = useActSentence()
  const { score, taken, refused } = useMemo(() => {
    const run = new Run(scenario, seed)
    for (const act of acts) run.take(act)
    run.advance(Math.ceil((scenario.clock.minutes * 60) / scenario.clock.pace))
    return { score: scoreRun(scenario, run.state), taken: run.state.acts, refused: run.state.refused }
  }, [scenario, acts, seed])
  const rules = new Map(scenario.rules.map((rule) => [rule.id, rule]))
  const earnedBy = (seq: number) =>
    score.evidence
      .filter(({ earned, acts: of }) => earned !== 0 && of.includes(seq))
      .map(({ ruleId }) => rules.get(ruleId)!)
  const rows = [
    ...taken.map(({ act, minute }) => ({ act, minute, reason: null as string | null })),
    ...refused.map(({ act, reason }) => ({ act, minute: minuteAt(scenario, act.at), reason: reason as string | null })),
  ].toSorted((one, other) => one.act.seq - other.act.seq)
  const rest = score.evidence.filter(({ earned, acts: of }) => earned !== 0 && of.length === 0)
  return (
    <>
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
        ]}
      />
      <PlainTable
        caption={t('simulation:score.timeline')}
        rows={rows}
        rowKey={({ act }) => String(act.seq)}
        columns={[
          {
            id: 'minute',
            title: t('simulation:score.when'),
            isNumber: true,
            cell: ({ minute }) => clockAt(scenario.clock.starts, minute) ?? minute,
          },
          { id: 'act', title: t('simulation:score.act'), isWide: true, cell: ({ act }) => sentenceOf(scenario, act) },
          {
            id: 'points',
            title: t('simulation:score.gave'),
            isWide: true,
            cell: ({ act, reason }) =>
              reason
                ? t('simulation:score.refused', { reason: t(`simulation:refusal.${reason}`) })
                : earnedBy(act.seq)
                    .map(({ points, because }) => `${formatNumber(points)}: ${because}`)
                    .join(' ') || '–',
          },
        ]}
      />
      {rest.length > 0 ? (
        <PlainTable
          caption={t('simulation:score.fromWhole')}
          rows={rest}
          rowKey={({ ruleId }) => ruleId}
          columns={[
            {
              id: 'points',
              title: t('simulation:rule.points'),
              isNumber: true,
              cell: ({ earned }) => formatNumber(earned),
            },
            {
              id: 'because',
              title: t('simulation:rule.because'),
              isWide: true,
              cell: ({ ruleId }) => rules.get(ruleId)!.because,
            },
          ]}
        />
      ) : null}
    </>
  )
}
