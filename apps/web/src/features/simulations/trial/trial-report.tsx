import type { SimulationTrial } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { formatNumber, formatShare } from '../../../lib/format.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { SharesChart } from './shares-chart.tsx'
import classes from './trial.module.css'

/** What thousands of runs showed: how far the ways of playing lie apart, and what never came about. */
export function TrialReport({ trial }: { trial: SimulationTrial }) {
  const { t } = useTranslation()
  const nameOf = useWayName()
  const { policies, separations } = trial
  const competencies = Object.keys(policies[0]?.byCompetency ?? {})
  const never = (['neverArrived', 'neverHappened', 'neverFired', 'neverTaken'] as const).filter(
    (key) => trial[key].length > 0,
  )
  const weak = separations.filter(({ d }) => d !== null && d < 0.8)
  const odd = policies.filter(({ isAsExpected }) => !isAsExpected)
  return (
    <section className={classes.report} aria-label={t('simulation:trial.label')}>
      <h3>
        {policies.length < 2
          ? t('simulation:trial.alone')
          : weak.length > 0
            ? t('simulation:trial.notApart', { count: weak.length })
            : odd.length > 0
              ? t('simulation:trial.notExpected', { count: odd.length })
              : t('simulation:trial.apart')}
      </h3>
      <p>{t('simulation:trial.how', { runs: formatNumber(trial.runs), seed: String(trial.seed) })}</p>
      <SharesChart policies={policies} />
      <PlainTable
        caption={t('simulation:trial.policies')}
        rows={policies}
        rowKey={({ policy }) => policy}
        columns={[
          { id: 'policy', title: t('simulation:trial.policy'), cell: ({ policy }) => nameOf(policy) },
          { id: 'mean', title: t('simulation:trial.mean'), isNumber: true, cell: ({ mean }) => formatShare(mean) },
          { id: 'sd', title: t('simulation:trial.sd'), isNumber: true, cell: ({ sd }) => formatShare(sd) },
          {
            id: 'range',
            title: t('simulation:trial.range'),
            isNumber: true,
            cell: ({ least, most }) => `${formatShare(least, 0)} – ${formatShare(most, 0)}`,
          },
          {
            id: 'expects',
            title: t('simulation:trial.expects'),
            cell: ({ expects, isAsExpected }) =>
              expects
                ? `${expects[0]}–${expects[1]} %${isAsExpected ? '' : ` (${t('simulation:trial.outside')})`}`
                : '–',
          },
          { id: 'runs', title: t('simulation:trial.runs'), isNumber: true, cell: ({ runs }) => formatNumber(runs) },
        ]}
      />
      {separations.length > 0 ? (
        <PlainTable
          caption={t('simulation:trial.separations')}
          rows={separations}
          rowKey={({ lower, upper }) => `${lower} ${upper}`}
          columns={[
            {
              id: 'pair',
              title: t('simulation:trial.pair'),
              cell: ({ lower, upper }) => `${nameOf(lower)} → ${nameOf(upper)}`,
            },
            {
              id: 'difference',
              title: t('simulation:trial.difference'),
              isNumber: true,
              cell: ({ difference }) => formatShare(difference),
            },
            {
              id: 'd',
              title: t('simulation:trial.d'),
              isNumber: true,
              cell: ({ d }) => (d === null ? t('simulation:trial.noSpread') : formatNumber(d, { least: 1, most: 1 })),
            },
          ]}
        />
      ) : null}
      {competencies.length > 0 ? (
        <PlainTable
          caption={t('simulation:trial.byCompetency')}
          rows={competencies}
          rowKey={(code) => code}
          columns={[
            { id: 'competency', title: t('simulation:rule.competency'), cell: (code) => competencyLabel(code) },
            ...policies.map(({ policy, byCompetency }) => ({
              id: policy,
              title: nameOf(policy),
              isNumber: true,
              cell: (code: string) => formatShare(byCompetency[code], 0),
            })),
          ]}
        />
      ) : null}
      {never.length === 0 ? (
        <Notice tone="success">{t('simulation:trial.covered')}</Notice>
      ) : (
        <Notice tone="warning" title={t('simulation:trial.neverTitle')}>
          <ul>
            {never.map((key) => (
              <li key={key}>
                {t(`simulation:trial.${key}`)}: {trial[key].join(', ')}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {policies.some(({ refused }) => refused.length > 0) ? (
        <Notice tone="warning" title={t('simulation:trial.refusedTitle')}>
          <ul>
            {policies.flatMap(({ policy, refused }) =>
              refused.map((act) => (
                <li key={`${policy} ${act}`}>
                  {nameOf(policy)}: {act}
                </li>
              )),
            )}
          </ul>
        </Notice>
      ) : null}
    </section>
  )
}

/** Ways of play that the tester knows by name have one in the reader's language; others keep theirs. */
export function useWayName() {
  const { t, i18n } = useTranslation()
  return (policy: string) => (i18n.exists(`simulation:way.${policy}`) ? t(`simulation:way.${policy}`) : policy)
}
