import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { formatNumber } from '../../../lib/format.ts'
import { FilterRow, SelectField } from '../../../ui/filter-row.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { clockAt } from '../editor/clock-at.ts'
import type { Score } from './attempt-score.tsx'
import { type Act, pointsOf, storyLines } from './story-lines.ts'

/** Seconds between an act and its arrival that are worth telling: the page sends within a few. */
const LONG_DELAY = 120

/** What came and what was done, minute by minute, with what each act gave. */
export function Timeline({ score, starts }: { score: Score; starts: string }) {
  const { t } = useTranslation()
  const [competency, setCompetency] = useState<string | undefined>(undefined)
  const [onlyPoints, setOnlyPoints] = useState(false)
  const lines = storyLines(score).filter((line) =>
    line.kind === 'act' ? !onlyPoints || pointsOf(line.act, score.evidence, competency).length > 0 : !onlyPoints,
  )
  const hour = (minute: number) => clockAt(starts, minute) ?? String(minute)
  const inWords = (act: Act): string =>
    [
      `${t(`simulation:act.${act.kind}`)}: ${act.aboutTitle}`,
      act.toName === null ? '' : t('simulation:score.to', { name: act.toName }),
      act.optionLabel === null ? '' : `“${act.optionLabel}”`,
      act.slot === null ? '' : t('simulation:score.slot', { from: hour(act.slot.from), to: hour(act.slot.to) }),
      act.text === '' ? '' : `“${act.text}”`,
      act.delay > LONG_DELAY
        ? t('simulation:score.delayed', { minutes: formatNumber(Math.round(act.delay / 60)) })
        : '',
    ]
      .filter(Boolean)
      .join(', ')
  const gave = (act: Act) => {
    if (act.refused) return t('simulation:score.refused', { reason: t(`simulation:refusal.${act.refused}`) })
    const given = pointsOf(act, score.evidence, competency)
    return given.length === 0
      ? '–'
      : given.map(({ points, because }) => (
          <p key={because} style={{ margin: 0 }}>
            <strong>
              {points > 0 ? t('simulation:score.plus', { points: formatNumber(points) }) : formatNumber(points)}
            </strong>{' '}
            {because}
          </p>
        ))
  }
  return (
    <>
      <h3>{t('simulation:score.timeline')}</h3>
      <FilterRow label={t('simulation:score.filter')}>
        <SelectField
          label={t('simulation:score.filter')}
          all={t('simulation:score.all')}
          value={competency}
          options={score.competencies.map((one) => ({ value: one.competency, label: competencyLabel(one.competency) }))}
          onSelect={setCompetency}
        />
        <Checkbox
          label={t('simulation:score.only')}
          checked={onlyPoints}
          onChange={(event) => setOnlyPoints(event.currentTarget.checked)}
        />
      </FilterRow>
      <PlainTable
        caption={t('simulation:score.timeline')}
        rows={lines}
        rowKey={(line) => (line.kind === 'act' ? `act ${line.act.seq}` : `told ${line.told.kind} ${line.told.id}`)}
        columns={[
          { id: 'when', title: t('simulation:score.when'), isNumber: true, cell: ({ minute }) => hour(minute) },
          {
            id: 'what',
            title: t('simulation:score.act'),
            isWide: true,
            cell: (line) =>
              line.kind === 'act' ? (
                <strong style={{ fontWeight: 600 }}>{inWords(line.act)}</strong>
              ) : line.told.kind === 'message' ? (
                t('simulation:score.arrived', { text: line.told.text })
              ) : line.told.text ? (
                t('simulation:score.happened', { text: line.told.text })
              ) : (
                t('simulation:score.quiet', { id: line.told.id })
              ),
          },
          {
            id: 'gave',
            title: t('simulation:score.gave'),
            isWide: true,
            cell: (line) => (line.kind === 'act' ? gave(line.act) : ''),
          },
        ]}
      />
    </>
  )
}
