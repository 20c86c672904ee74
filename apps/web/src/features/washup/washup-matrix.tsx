import { Button } from '@mantine/core'
import type { Washup, WashupCellView, WashupCompetencyView } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber } from '../../lib/format.ts'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'
import { AcceptButton } from './accept-button.tsx'
import { CellState } from './cell-state.tsx'
import classes from './washup.module.css'

interface Props {
  readonly washup: Washup
  readonly chosen: string | null
  readonly onChoose: (competency: string) => void
}

/** Competency by exercise by rater, widest spread first; the mechanical level stands beside the agreed one. */
export function WashupMatrix({ washup, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const nameOf = new Map(washup.raters.map(({ id, name }) => [id, name]))
  const exercises: Column<WashupCompetencyView>[] = washup.exercises
    .filter(({ id }) => washup.competencies.some(({ cells }) => cells.some(({ exerciseId }) => exerciseId === id)))
    .map(({ id, name }) => ({
      id,
      title: name,
      isWide: true,
      cell: ({ cells }) => <Cell cell={cells.find(({ exerciseId }) => exerciseId === id)} nameOf={nameOf} />,
    }))
  return (
    <section className={classes.section}>
      <h2>{t('washup:matrix.title')}</h2>
      <p className={classes.muted}>{t('washup:matrix.lead')}</p>
      <AcceptButton washup={washup} />
      <PlainTable
        caption={t('washup:matrix.caption')}
        rows={washup.competencies}
        rowKey={({ competency }) => competency}
        columns={[
          {
            id: 'competency',
            title: t('washup:matrix.competency'),
            isWide: true,
            cell: ({ competency }) => (
              <Button
                variant="subtle"
                justify="start"
                px={0}
                h="auto"
                mih={44}
                styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
                aria-pressed={competency === chosen}
                onClick={() => onChoose(competency)}
              >
                {competencyLabel(competency)}
              </Button>
            ),
          },
          { id: 'spread', title: t('washup:matrix.spread'), isNumber: true, cell: ({ spread }) => spread },
          ...exercises,
          { id: 'mechanical', title: t('washup:matrix.mechanical'), isNumber: true, cell: mechanicalText },
          { id: 'agreed', title: t('washup:matrix.agreed'), cell: (row) => <Agreed row={row} /> },
        ]}
      />
      {washup.competencies.length === 0 ? <p>{t('washup:matrix.empty')}</p> : null}
    </section>
  )
}

export function mechanicalText({ mechanical: { value, standardError } }: WashupCompetencyView): string {
  const two = (number: number) => formatNumber(number, { least: 2, most: 2 })
  return standardError === null ? two(value) : `${two(value)} ± ${two(standardError)}`
}

function Cell({ cell, nameOf }: { cell: WashupCellView | undefined; nameOf: ReadonlyMap<string, string> }) {
  if (!cell) return '–'
  return (
    <>
      <ul className={classes.given}>
        {cell.ratings.map(({ id, rater, level }) => (
          <li key={id}>
            <span className={classes.rater}>{nameOf.get(rater)}</span>
            <b>{level}</b>
          </li>
        ))}
      </ul>
      <CellState cell={cell} />
    </>
  )
}

function Agreed({ row }: { row: WashupCompetencyView }) {
  const { t } = useTranslation()
  if (row.state !== 'agreed') {
    const isOpen = row.state === 'discuss' || row.state === 'changed'
    return (
      <span className={classes.mark} data-tone={isOpen ? 'warn' : undefined}>
        {t(`washup:competencyState.${row.state}`, { proposal: row.proposal })}
      </span>
    )
  }
  return (
    <>
      <span className={classes.level}>{row.level}</span>
      {row.isFarFromMechanical ? (
        <>
          <br />
          <span className={classes.mark} data-tone="warn">
            {t('washup:matrix.far')}
          </span>
        </>
      ) : null}
    </>
  )
}
