import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../lib/format.ts'
import classes from './level-profile.module.css'
import { PlainTable } from './plain-table.tsx'

export interface LevelRow {
  readonly scale: string
  readonly name: string
  readonly level: number
  readonly levelContinuous: number
  readonly low: number
  readonly high: number
  readonly required: number | null
  readonly gap: number | null
}

const WIDTH = 400
const x = (level: number) => 16 + ((level - 1) / 4) * (WIDTH - 32)

/** Dot, 80 % interval and the required tick on a fixed scale of 1 to 5, the largest shortfall first; with its table twin. */
export function LevelProfile(props: {
  title: string
  meta: string
  rows: readonly LevelRow[]
  onPick?: (scale: string) => void
}) {
  const { t } = useTranslation()
  const [isTable, setTable] = useState(false)
  const rows = props.rows.toSorted((one, other) => (one.gap ?? 0) - (other.gap ?? 0))
  return (
    <figure style={{ margin: 0 }} aria-label={props.title}>
      <figcaption>
        <strong>{props.title}</strong>
        <br />
        <span className={classes.words}>
          {props.meta} {t('competency-map:chart.legend')}
        </span>
      </figcaption>
      {isTable ? (
        <TwinTable title={props.title} rows={rows} />
      ) : (
        rows.map((row) => <Line key={row.scale} row={row} onPick={props.onPick} />)
      )}
      <Button className="no-print" variant="default" size="xs" mt="sm" onClick={() => setTable(!isTable)}>
        {isTable ? t('competency-map:chart.chart') : t('competency-map:chart.table')}
      </Button>
    </figure>
  )
}

function useGapWords() {
  const { t } = useTranslation()
  return ({ required, gap, low, high }: LevelRow): string => {
    if (required === null || gap === null) return t('competency-map:chart.noRequired')
    if (gap === 0) return t('competency-map:chart.at')
    // Inside the interval a difference is not one that the measurement can vouch for.
    if (required >= low && required <= high) return t('competency-map:chart.even')
    const size = { gap: Math.abs(gap) }
    return gap < 0 ? t('competency-map:chart.below', size) : t('competency-map:chart.above', size)
  }
}

function Line({ row, onPick }: { row: LevelRow; onPick?: ((scale: string) => void) | undefined }) {
  const { t } = useTranslation()
  const words = useGapWords()
  const level = (value: number) => formatNumber(value, { least: 1, most: 1 })
  const sentence = t('competency-map:chart.words', {
    name: row.name,
    level: row.level,
    low: level(row.low),
    high: level(row.high),
    required: row.required ?? '–',
  })
  return (
    <div className={classes.row}>
      {onPick ? (
        <Button
          variant="subtle"
          size="compact-md"
          justify="start"
          px={0}
          h="auto"
          styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
          onClick={() => onPick(row.scale)}
        >
          {row.name}
        </Button>
      ) : (
        <span>{row.name}</span>
      )}
      <svg
        className={classes.plot}
        viewBox={`0 0 ${WIDTH} 32`}
        role="img"
        aria-label={sentence}
        preserveAspectRatio="xMidYMid meet"
      >
        <line x1={x(1)} x2={x(5)} y1={14} y2={14} stroke="var(--line)" />
        {[1, 2, 3, 4, 5].map((mark) => (
          <g key={mark}>
            <line x1={x(mark)} x2={x(mark)} y1={10} y2={18} stroke="var(--control-line)" />
            <text x={x(mark)} y={30} textAnchor="middle" className={classes.axis}>
              {mark}
            </text>
          </g>
        ))}
        <line
          x1={x(row.low)}
          x2={x(row.high)}
          y1={14}
          y2={14}
          stroke="var(--series-1)"
          strokeWidth={6}
          strokeLinecap="round"
          opacity={0.55}
        />
        {row.required !== null && row.required > 0 ? (
          <rect x={x(row.required) - 2} y={3} width={4} height={22} fill="var(--text)" />
        ) : null}
        <circle cx={x(row.levelContinuous)} cy={14} r={6} fill="var(--series-1)" stroke="var(--bg)" strokeWidth={1.5} />
      </svg>
      <span className={classes.words}>
        {t('competency-map:chart.level')} {row.level}, {words(row)}
      </span>
    </div>
  )
}

function TwinTable({ title, rows }: { title: string; rows: readonly LevelRow[] }) {
  const { t } = useTranslation()
  const words = useGapWords()
  const level = (value: number) => formatNumber(value, { least: 1, most: 1 })
  return (
    <PlainTable
      caption={title}
      rows={rows}
      rowKey={({ scale }) => scale}
      columns={[
        { id: 'name', title: t('competency-map:chart.competency'), cell: (row) => row.name },
        { id: 'level', title: t('competency-map:chart.level'), isNumber: true, cell: (row) => row.level },
        {
          id: 'estimate',
          title: t('competency-map:chart.estimate'),
          isNumber: true,
          cell: (row) => level(row.levelContinuous),
        },
        {
          id: 'interval',
          title: t('competency-map:chart.interval'),
          isNumber: true,
          cell: (row) => `${level(row.low)}–${level(row.high)}`,
        },
        {
          id: 'required',
          title: t('competency-map:chart.required'),
          isNumber: true,
          cell: (row) => row.required ?? '–',
        },
        { id: 'gap', title: t('competency-map:chart.gap'), cell: words },
      ]}
    />
  )
}
